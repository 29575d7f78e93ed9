import type { Point, Position } from 'unist'

/** A fault, warning or note about the book. Its words come from the catalogue in `rules/`, in the reader's language. */
export type Message = {
  /** Key of the catalogue, entry in docs/rules.md. */
  ruleId: string
  /** Overrides the rule's own severity. */
  severity?: Severity
  /** As the author knows it, e.g. `manuscript/02-go.md`; left out where no file is meant. */
  file?: string
  /** Where in the file: lines and columns count from 1. */
  place?: Point | Position
  /** Pages of a PDF that it is about: ascending, counted from 1. */
  pages?: readonly number[]
  /** Fill the `{name}` places of the rule's sentence; what is words itself is said in both languages. */
  values?: Record<string, string | number | Record<Language, string>>
}

/** `error`: the book can't be made as it is; `warning`: made, but look at it; `info`: an account of what was done. */
export type Severity = 'error' | 'warning' | 'info'

export type Language = 'en' | 'zh'

/** One entry of the catalogue. `{name}` stands for a value of the message. */
export type Rule = {
  severity: Severity
  /** What is there and what was expected. */
  reason: Record<Language, string>
  /** How to mend it. */
  fix: Record<Language, string>
}

/** Takes a message; stages call it and go on to find the rest. */
export type Report = (message: Message) => void
