import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { writeWhole } from '../cache.ts'
import { shownPath } from '../config/shown-path.ts'
import { BookError, UsageError } from '../errors.ts'
import { builtInSource } from '../fonts/font-source.ts'
import { openOutlines } from '../fonts/outline-text.ts'
import type { Message } from '../message.ts'
import { preflight } from '../preflight/preflight.ts'
import { preflightRuleList } from '../preflight/preflight-rule-list.ts'
import { profiles } from '../preflight/profiles.ts'
import { makeForeignPress } from '../press/foreign/make-foreign-press.ts'
import { mm, noMarks } from '../press/marks.ts'
import { pressDate } from '../press/press-date.ts'
import { readProfile } from '../press/read-profile.ts'
import { readOwnProfile, standards } from '../press-book.ts'
import { severityOf } from '../rules.ts'
import { parseLength } from '../units.ts'
import type { CommandContext } from './command.ts'

export type PressFileOptions = {
  output: string
  standard?: 'X-4' | 'X-3' | 'X-1a'
  /** Path of an ICC profile. */
  icc?: string
  bleed?: string
  marks: boolean
}

/** Most that is printed beyond the trim. */
const MOST_BLEED = 10 * mm

/** As book.yaml has it where it says nothing. */
const INK_LIMIT = 3
const JPEG_QUALITY = 92

/**
 * Make the file for the press of any PDF, `<name>.press.pdf` in the output folder, and check it as a print shop would.
 *
 * What PDF/X forbids and cannot be mended here (fonts that are not there) makes the file none: nothing is written then.
 * Other faults are told, and the file is there to be looked at.
 *
 * @throws UsageError where there is no such file, BookError where it has errors
 */
export async function pressFile(
  { run, cwd, made }: CommandContext,
  path: string,
  options: PressFileOptions,
): Promise<void> {
  const start = performance.now()
  const shown = shownPath(path)
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) {
    run.report({ ruleId: 'preflight-no-file', values: { path: shown } })
    throw new UsageError(`there is no file ${shown}`)
  }
  const bleed = options.bleed === undefined ? 3 * mm : parseLength(options.bleed)
  if (bleed === undefined || bleed < 0 || bleed > MOST_BLEED) {
    run.report({ ruleId: 'press-file-bleed', values: { value: options.bleed ?? '' } })
    throw new UsageError(`no bleed ${options.bleed}`)
  }
  const profile = await profileOf(run, cwd, options.icc)
  run.progress('press', 0, 0)
  const standard = standards[options.standard ?? 'X-4']
  const name = basename(path).replace(/\.pdf$/i, '')
  let isProfileAtFault = false
  const report = (message: Message) => {
    if (message.ruleId === 'press-profile-unusable') isProfileAtFault = true
    run.report({ ...message, file: shown })
  }
  const marks = options.marks
    ? { crop: true, centre: true, registration: true, fold: false, bar: true, slug: true }
    : noMarks
  const pressed = await makeForeignPress(bytes, {
    ...profile,
    standard,
    title: name,
    date: pressDate(undefined, process.env.SOURCE_DATE_EPOCH),
    bleed,
    marks,
    slug: options.marks ? await slugOf(run.cacheFolder, [name, standard, profile.condition]) : undefined,
    inkLimit: INK_LIMIT,
    jpegQuality: JPEG_QUALITY,
    report,
  })
  if (isProfileAtFault) throw new UsageError(`no profile ${options.icc}`)
  if (!pressed) throw new BookError('the PDF cannot go to press')
  run.signal.throwIfAborted()

  const output = join(resolve(cwd, options.output), `${name}.press.pdf`)
  const found: Message[] = []
  const judge = { ...run, report: (message: Message) => found.push(message) }
  const pages = await preflight(judge, pressed, shownPath(output), profiles.press)
  for (const message of found) report(message)
  const errors = found.filter((message) => severityOf(message) === 'error')
  if (errors.some(({ ruleId }) => isOfStandard(ruleId))) {
    run.report({ ruleId: 'press-file-unfit', file: shown, values: { standard } })
    throw new BookError('the file would be no PDF/X')
  }
  await writeWhole(output, pressed)
  made({ path: output, pages, seconds: (performance.now() - start) / 1000 })
  if (errors.length > 0) throw new BookError(`${errors.length} errors in the PDF`)
}

/** Whether PDF/X itself asks for a rule, and not only who prints. */
function isOfStandard(ruleId: string): boolean {
  const authority = preflightRuleList.find(({ id }) => id === ruleId)?.authority
  return authority === undefined || /^ISO /.test(authority)
}

async function profileOf({ report }: CommandContext['run'], cwd: string, icc: string | undefined) {
  if (icc === undefined) return readOwnProfile()
  const bytes = await readFile(resolve(cwd, icc)).catch(() => undefined)
  const profile = bytes ? readProfile(bytes) : { fault: 'missing' as const }
  if ('fault' in profile) {
    report({ ruleId: `press-profile-${profile.fault}`, values: { name: icc } })
    throw new UsageError(`no profile ${icc}`)
  }
  const title = profile.name || basename(icc)
  return { profile: profile.bytes, condition: title, isRegistered: false, conditionInfo: title }
}

async function slugOf(cacheFolder: string, words: readonly string[]) {
  const font = await (await builtInSource(cacheFolder, 'hei-400')).read()
  const face = typeof font === 'string' ? await readFile(font) : font
  return { words, draw: openOutlines(face) }
}
