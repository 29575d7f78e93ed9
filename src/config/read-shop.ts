import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { BookError, UsageError } from '../errors.ts'
import { findInside } from '../find-inside.ts'
import type { Run } from '../run.ts'
import { type Pt, parseLength } from '../units.ts'
import { messagesOfIssue } from './messages-of-issue.ts'
import { pressMarks } from './press-marks.ts'
import { readYaml } from './read-yaml.ts'
import { placeOfKey, placeOfValue } from './yaml-places.ts'

/** What a print shop wants: `assets/shops/offset.yaml` has all of it. */
const shopSchema = z.strictObject({
  name: z.string().trim().min(1),
  /** What files are checked for: `press`, `digital`, `office`, `screen`, or a YAML file beside this one. */
  preflight: z.string().trim().min(1).default('press'),
  /** What goes before `press` of book.yaml. */
  press: z
    .strictObject({
      standard: z.enum(['X-4', 'X-3', 'X-1a']).optional(),
      colours: z.enum(['cmyk', 'black']).optional(),
      marks: pressMarks.optional(),
      bleed: z
        .string()
        .transform((value, context): Pt => {
          const length = parseLength(value)
          if (length !== undefined && length <= MOST_BLEED) return length
          context.addIssue({ code: 'custom', params: { ruleId: 'config-bleed', values: { value } } })
          return z.NEVER
        })
        .optional(),
    })
    .prefault({}),
  /** Whether the cover is a file of its own. */
  cover: z.boolean().default(true),
  /** Whether a proof with page numbers comes along. */
  proof: z.boolean().default(true),
  /** Printed on the job sheet. */
  notes: z.string().trim().min(1).optional(),
})

const MOST_BLEED: Pt = 30

export type Shop = z.output<typeof shopSchema> & {
  /** The folder of the file, that the name of a preflight profile is relative to. */
  folder: string
}

const shopsFolder = fileURLToPath(new URL('../../assets/shops/', import.meta.url))

/**
 * Read a shop profile: one of ours by its name, or a YAML file, relative to `base`; inside of it, unless `isOwn`: named by
 * the user, not by a book.
 *
 * @throws UsageError where there is none, BookError where it has faults; both reported
 */
export async function readShop(
  run: Pick<Run, 'report'>,
  name: string,
  base: string,
  isOwn: boolean,
): Promise<Shop> {
  const names = (await readdir(shopsFolder)).map((file) => file.replace(/\.yaml$/, '')).sort()
  const isFile = /\.ya?ml$/i.test(name)
  const path = names.includes(name)
    ? join(shopsFolder, `${name}.yaml`)
    : isFile && isOwn
      ? resolve(base, name)
      : isFile
        ? await findInside(base, name)
        : undefined
  const read = path && (await readYaml(run, path).catch(gone))
  if (path === undefined || !read) {
    run.report({ ruleId: 'shop-profile', values: { value: name, choices: names.join(', ') } })
    throw new UsageError(`no shop profile ${name}`)
  }
  const { file, document, lines, value } = read
  const { data, error } = shopSchema.safeParse(value)
  for (const issue of error?.issues ?? [])
    for (const { path: at, key, ...message } of messagesOfIssue(issue, value, shopSchema)) {
      const place =
        key === undefined ? placeOfValue(document, at, lines) : placeOfKey(document, [...at, key], lines)
      run.report({ ...message, file, place })
    }
  if (!data) throw new BookError(`${file} has faults`)
  const checks = resolve(path, '..', data.preflight)
  if (!isOwn && /\.ya?ml$/i.test(data.preflight) && !(await findInside(base, checks))) {
    const values = { value: data.preflight, choices: 'press, digital, office, screen' }
    run.report({
      ruleId: 'profile-unknown',
      file,
      place: placeOfValue(document, ['preflight'], lines),
      values,
    })
    throw new UsageError(`no profile ${data.preflight}`)
  }
  return { ...data, folder: join(path, '..') }
}

function gone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error) return undefined
  throw error
}
