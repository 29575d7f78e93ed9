import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { writeWhole } from '../cache.ts'
import { shownPath } from '../config/shown-path.ts'
import { parseTrim } from '../config/trim-sizes.ts'
import { UsageError } from '../errors.ts'
import type { Language, Message } from '../message.ts'
import { htmlReport } from '../preflight/html-report.ts'
import { preflight } from '../preflight/preflight.ts'
import { preflightRuleList } from '../preflight/preflight-rule-list.ts'
import { type ProfileName, profiles } from '../preflight/profiles.ts'
import { stopAtErrors } from '../stop-at-errors.ts'
import { describeMessage } from '../terminal/describe-message.ts'
import { formatPages } from '../terminal/format-pages.ts'
import { orderMessages } from '../terminal/order-messages.ts'
import { words } from '../terminal/words.ts'
import type { CommandContext } from './command.ts'

export type PreflightOptions = { profile: ProfileName; trim?: string; html?: string }

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
  const profile = profiles[options.profile]
  const pages = await preflight(checked.run, bytes, shown, {
    ...profile,
    limits: { ...profile.limits, trim },
  })
  const { html } = options
  if (html !== undefined) {
    const report = reportOf(found, shown, pages ?? 0, options.profile, language)
    await writeWhole(resolve(cwd, html), Buffer.from(report))
  }
  checked.stop()
  write(words[language].preflighted(shown, pages ?? 0, words[language].profiles[options.profile]))
}

function reportOf(
  messages: readonly Message[],
  shown: string,
  pages: number,
  profile: ProfileName,
  language: Language,
): string {
  const { report, profiles: names, severities } = words[language]
  const authorities = new Map<string, string>(preflightRuleList.map(({ id, authority }) => [id, authority]))
  const rows = orderMessages(messages.map((message) => describeMessage(message, language))).map(
    (message) => ({
      severity: message.severity,
      severityWord: severities[message.severity],
      pages: formatPages(message.pages ?? []),
      reason: message.reason,
      fix: message.fix,
      ruleId: message.ruleId,
      authority: authorities.get(message.ruleId) ?? '',
    }),
  )
  const text = {
    language,
    title: report.title(shown),
    summary: report.summary(pages, names[profile]),
    columns: [report.severity, report.page, report.found, report.fix, report.authority],
    nothing: report.nothing,
    note: report.pictures,
  } as const
  return htmlReport(text, rows)
}
