import { z } from 'zod'
import { BookError } from '../errors.ts'
import type { Severity } from '../message.ts'
import type { Run } from '../run.ts'
import { parseLength } from '../units.ts'
import { messagesOfIssue } from './messages-of-issue.ts'
import { readYaml } from './read-yaml.ts'
import { placeOfKey, placeOfValue } from './yaml-places.ts'

/** What a print shop asks of a PDF, as a file of the user's: what differs from one of our profiles. */
export type ProfileWishes = {
  from: 'press' | 'digital' | 'office' | 'screen'
  name?: string
  /** Rules that are not asked, or weigh otherwise. */
  rules: Record<string, Severity | 'off'>
  /** Lengths in points; inks: 1 is 100 % of one plate. */
  limits: Partial<
    Record<
      'bleed' | 'safety' | 'hairline' | 'smallText' | 'inkTotal' | 'spotColours' | 'pagesOfSheet',
      number
    > &
      Record<'imagePpi' | 'lineArtPpi', readonly [error: number, warning: number]> &
      Record<'spots', readonly string[]>
  >
}

const ppi = z.tuple([z.number().min(1), z.number().min(1)])

/** `3mm` in points. */
const length = z
  .string()
  .transform(
    (value, context) =>
      parseLength(value) ??
      context.addIssue({ code: 'custom', params: { ruleId: 'profile-length', values: { value } } }) ??
      z.NEVER,
  )

/** A print shop's file: docs/preflight.md. */
export const profileSchema = z.strictObject({
  from: z.enum(['press', 'digital', 'office', 'screen']).default('press'),
  name: z.string().min(1).optional(),
  bleed: length.optional(),
  safety: length.optional(),
  hairline: length.optional(),
  smallText: length.optional(),
  /** Percent. */
  inkTotal: z.number().min(100).max(400).optional(),
  spotColours: z.int().min(0).max(12).optional(),
  /** Names of the plates that are ordered. */
  spots: z.array(z.string().min(1)).max(12).optional(),
  pagesOfSheet: z.int().min(1).max(64).optional(),
  imagePpi: ppi.optional(),
  lineArtPpi: ppi.optional(),
  rules: z.record(z.string(), z.enum(['off', 'info', 'warning', 'error'])).default({}),
})

/**
 * Read a profile from a YAML file.
 *
 * @param ruleIds those that a profile may name
 * @throws BookError where it has faults; each has been reported at its line and column
 */
export async function readProfile(
  run: Pick<Run, 'report'>,
  path: string,
  ruleIds: readonly string[],
): Promise<ProfileWishes> {
  const { file, document, lines, value } = await readYaml(run, path)
  const { data, error } = profileSchema.safeParse(value)
  let faults = 0
  for (const issue of error?.issues ?? [])
    for (const { path: at, key, ...message } of messagesOfIssue(issue, value, profileSchema)) {
      faults++
      const place =
        key === undefined ? placeOfValue(document, at, lines) : placeOfKey(document, [...at, key], lines)
      run.report({ ...message, file, place })
    }
  for (const rule of Object.keys(data?.rules ?? {})) {
    if (ruleIds.includes(rule)) continue
    faults++
    const place = placeOfKey(document, ['rules', rule], lines)
    run.report({ ruleId: 'profile-rule', file, place, values: { rule } })
  }
  if (faults > 0 || !data) throw new BookError(`${file} has faults`)
  const { from, name, rules, inkTotal, ...limits } = data
  return {
    from,
    name,
    rules,
    limits: withoutGaps({ ...limits, inkTotal: inkTotal === undefined ? undefined : inkTotal / 100 }),
  }
}

function withoutGaps(limits: Record<string, unknown>): ProfileWishes['limits'] {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
}
