import type { Message, Rule, Severity } from './message.ts'
import { browserRules } from './rules/browser.ts'
import { budgetRules } from './rules/budget.ts'
import { composeRules } from './rules/compose.ts'
import { configRules } from './rules/config.ts'
import { coverRules } from './rules/cover.ts'
import { epubRules } from './rules/epub.ts'
import { epubcheckRules } from './rules/epubcheck.ts'
import { epubcheckDocumentRules } from './rules/epubcheck-documents.ts'
import { epubcheckNavigationRules } from './rules/epubcheck-navigation.ts'
import { epubcheckOverlayRules } from './rules/epubcheck-overlays.ts'
import { epubcheckPackageRules } from './rules/epubcheck-package.ts'
import { epubcheckReferenceRules } from './rules/epubcheck-references.ts'
import { epubcheckSchemaRules } from './rules/epubcheck-schema.ts'
import { epubcheckZipRules } from './rules/epubcheck-zip.ts'
import { fontRules } from './rules/fonts.ts'
import { importRules } from './rules/import.ts'
import { imposeRules } from './rules/impose.ts'
import { lintRules } from './rules/lint.ts'
import { outputRules } from './rules/output.ts'
import { paginateRules } from './rules/paginate.ts'
import { preflightRules } from './rules/preflight.ts'
import { pressRules } from './rules/press.ts'
import { pressFileRules } from './rules/press-file.ts'
import { printRules } from './rules/print.ts'
import { runsRules } from './rules/runs.ts'
import { shopRules } from './rules/shop.ts'
import { xmlRules } from './rules/xml.ts'

/** All that the author can be told: one catalogue for both languages and for docs/rules.md. */
const catalogues: readonly Record<string, Rule>[] = [
  configRules,
  composeRules,
  fontRules,
  paginateRules,
  printRules,
  preflightRules,
  pressRules,
  pressFileRules,
  imposeRules,
  coverRules,
  budgetRules,
  shopRules,
  runsRules,
  epubRules,
  epubcheckZipRules,
  epubcheckPackageRules,
  epubcheckReferenceRules,
  epubcheckDocumentRules,
  epubcheckNavigationRules,
  epubcheckOverlayRules,
  epubcheckSchemaRules,
  epubcheckRules,
  xmlRules,
  importRules,
  lintRules,
  browserRules,
  outputRules,
]

/** The rule of that id; `undefined` where there is none. */
export function ruleOf(id: string): Rule | undefined {
  return catalogues.find((rules) => Object.hasOwn(rules, id))?.[id]
}

/** How grave a message is: as it says itself, else as its rule does. What no rule is known of is an error. */
export function severityOf({ ruleId, severity }: Message): Severity {
  return severity ?? ruleOf(ruleId)?.severity ?? 'error'
}

/** Every rule, by id. No command comes to it: to put a thousand of them together takes as long as to read book.yaml. */
export function allRules(): Record<string, Rule> {
  return Object.assign({}, ...catalogues)
}
