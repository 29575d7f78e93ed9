import type { Language, Message, Severity } from '../message.ts'
import { ruleOf, severityOf } from '../rules.ts'

/** A message in words, as `--json` gives it. Lines and columns count from 1. */
export type DescribedMessage = {
  ruleId: string
  severity: Severity
  file?: string
  line?: number
  column?: number
  /** Ascending, counted from 1. */
  pages?: readonly number[]
  /** What is there and what was expected. */
  reason: string
  fix: string
  values: Record<string, string | number>
}

/** Put a message into words of the catalogue. */
export function describeMessage(message: Message, language: Language): DescribedMessage {
  const rule = ruleOf(message.ruleId)
  const start = message.place && ('start' in message.place ? message.place.start : message.place)
  const values = Object.fromEntries(
    Object.entries(message.values ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' ? value[language] : value,
    ]),
  )
  return {
    ruleId: message.ruleId,
    severity: severityOf(message),
    file: message.file,
    line: start?.line,
    column: start?.column,
    pages: message.pages,
    // A rule that nobody wrote words for must still reach the author.
    reason: rule ? fillIn(rule.reason[language], values) : `${message.ruleId} ${JSON.stringify(values)}`,
    fix: rule ? fillIn(rule.fix[language], values) : '',
    values,
  }
}

/** `{name}` → its value; a name without value stays as it is. */
function fillIn(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return value === undefined ? place : plain(String(value))
  })
}

/** Values come out of files: nothing in them may steer the terminal or break the line. */
function plain(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, (control) => {
    const code = control.codePointAt(0) ?? 0
    return `\\x${code.toString(16).padStart(2, '0')}`
  })
}
