import type { OpenEpub } from '../open-epub.ts'
import type { ReadElement } from '../read-xml.ts'

/** What a gate finds: a rule of the catalogue, the file in the EPUB, and the element where there is one. */
export type GateFinding = {
  ruleId: string
  path: string
  at?: ReadElement
  values?: Record<string, string | number>
}

/** Looks at a whole EPUB for one kind of fault. */
export type Gate = (epub: OpenEpub) => GateFinding[] | Promise<GateFinding[]>
