import { access, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { BookConfig } from '../book.ts'
import { withBrowsers } from '../browser/with-browsers.ts'
import { writeWhole } from '../cache.ts'
import { readConfig } from '../config/read-config.ts'
import { readProfile } from '../config/read-profile.ts'
import { shownPath } from '../config/shown-path.ts'
import { parseTrim } from '../config/trim-sizes.ts'
import { BrowserCrashedError, MissingToolError, UsageError } from '../errors.ts'
import type { Language, Message } from '../message.ts'
import { htmlReport } from '../preflight/html-report.ts'
import { type PagePicture, picturePages } from '../preflight/picture-pages.ts'
import { preflight } from '../preflight/preflight.ts'
import { preflightRuleList } from '../preflight/preflight-rule-list.ts'
import { type Profile, type ProfileName, profiles, profileWith } from '../preflight/profiles.ts'
import { severityOf } from '../rules.ts'
import type { Run } from '../run.ts'
import { stopAtErrors } from '../stop-at-errors.ts'
import { describeMessage } from '../terminal/describe-message.ts'
import { formatPages } from '../terminal/format-pages.ts'
import { orderMessages } from '../terminal/order-messages.ts'
import { words } from '../terminal/words.ts'
import type { CommandContext } from './command.ts'

/** `profile`: a name, or a YAML file of the user's. */
export type PreflightOptions = { profile: string; trim?: string; html?: string; book?: string }

/** Check any PDF for print; `UsageError` where there is no such file, `BookError` where it has errors. */
export async function preflightCommand(
  { run, cwd, write, language }: CommandContext,
  file: string,
  options: PreflightOptions,
): Promise<void> {
  const path = resolve(cwd, file)
  const shown = shownPath(path)
  const trim = options.trim === undefined ? undefined : parseTrim(options.trim)
  if (options.trim !== undefined && !trim) {
    run.report({ ruleId: 'preflight-bad-trim', values: { value: options.trim } })
    throw new UsageError(`no trim size ${options.trim}`)
  }
  const asked = await profileOf(run, cwd, options.profile, language)
  const book =
    options.book === undefined
      ? undefined
      : await readConfig(run, join(resolve(cwd, options.book), 'book.yaml'))
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) {
    run.report({ ruleId: 'preflight-no-file', values: { path: shown } })
    throw new UsageError(`there is no file ${shown}`)
  }
  const found: Message[] = []
  const checked = stopAtErrors({
    ...run,
    report: (message) => {
      found.push(message)
      run.report(message)
    },
  })
  const { profile, title } = asked
  const pages = await preflight(checked.run, bytes, shown, {
    ...profile,
    limits: {
      ...profile.limits,
      trim,
      spots: [...profile.limits.spots, ...(book ? orderedSpots(book.press) : [])],
    },
  })
  const { html } = options
  if (html !== undefined) {
    const pictures = await picturesOf(run, bytes, found)
    const report = reportOf(found, shown, pages ?? 0, title, language, pictures)
    await writeWhole(resolve(cwd, html), Buffer.from(report))
  }
  checked.stop()
  write(words[language].preflighted(shown, pages ?? 0, title))
}

/** The plates besides black that a book orders. */
export function orderedSpots({ colours, spot }: BookConfig['press']): string[] {
  return colours === 'black+spot' && spot ? [spot.name] : []
}

/** The profile that a name, or a file, means, and what to call it. */
export async function profileOf(
  run: Run,
  cwd: string,
  asked: string,
  language: Language,
): Promise<{ profile: Profile; title: string }> {
  const titles = words[language].profiles
  if (isProfileName(asked)) return { profile: profiles[asked], title: titles[asked] }
  const path = resolve(cwd, asked)
  const isThere =
    /\.ya?ml$/i.test(asked) &&
    (await access(path).then(
      () => true,
      () => false,
    ))
  if (!isThere) {
    const choices = Object.keys(profiles).join(', ')
    run.report({ ruleId: 'profile-unknown', values: { value: asked, choices } })
    throw new UsageError(`no profile ${asked}`)
  }
  const ruleIds = preflightRuleList.map(({ id }) => id)
  const { from, name, rules, limits } = await readProfile(run, path, ruleIds)
  return { profile: profileWith(from, rules, limits), title: name ?? basename(asked) }
}

function isProfileName(name: string): name is ProfileName {
  return Object.hasOwn(profiles, name)
}

/** More would make the report too large to send. */
const mostPictures = 24

/** Pictures of the pages in question, those with errors first; `undefined` where no browser can be started. */
export async function picturesOf(
  run: Run,
  bytes: Uint8Array,
  messages: readonly Message[],
): Promise<{ pages: PagePicture[]; all: number } | undefined> {
  const isError = (message: Message) => severityOf(message) === 'error'
  const byWeight = [...messages.filter(isError), ...messages]
  const inQuestion = [...new Set(byWeight.flatMap(({ pages }) => pages ?? []))]
  const shown = inQuestion.slice(0, mostPictures).sort((a, b) => a - b)
  if (shown.length === 0) return { pages: [], all: 0 }
  try {
    const pages = await withBrowsers(run, 1, ([running]) => {
      if (!running) throw new Error('no browser')
      return picturePages(running.browser, bytes, shown)
    })
    return { pages, all: inQuestion.length }
  } catch (error) {
    run.signal.throwIfAborted()
    if (error instanceof MissingToolError || error instanceof BrowserCrashedError) return undefined
    throw error
  }
}

export function reportOf(
  messages: readonly Message[],
  shown: string,
  pages: number,
  profile: string,
  language: Language,
  pictures: { pages: PagePicture[]; all: number } | undefined,
): string {
  const { report, severities, onPages } = words[language]
  const authorities = new Map<string, string>(preflightRuleList.map(({ id, authority }) => [id, authority]))
  const described = orderMessages(messages.map((message) => describeMessage(message, language)))
  const rows = described.map((message) => ({
    severity: message.severity,
    severityWord: severities[message.severity],
    pages: formatPages(message.pages ?? []),
    reason: message.reason,
    fix: message.fix,
    ruleId: message.ruleId,
    authority: authorities.get(message.ruleId) ?? '',
  }))
  const text = {
    language,
    title: report.title(shown),
    summary: report.summary(pages, profile),
    columns: [report.severity, report.page, report.found, report.fix, report.authority],
    nothing: report.nothing,
    note: pictures ? report.pictures(pictures.pages.length, pictures.all) : report.noPictures,
  } as const
  const figures = (pictures?.pages ?? []).map(({ page, picture }) => ({
    caption: onPages(String(page)),
    picture,
    found: described.filter((message) => message.pages?.includes(page)).map(({ reason }) => reason),
  }))
  return htmlReport(text, rows, figures)
}
