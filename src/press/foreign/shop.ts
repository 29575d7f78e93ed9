import { type PDFContext, PDFDict, PDFName, type PDFObject, type PDFRef } from '@cantoo/pdf-lib'
import type { Message } from '../../message.ts'
import type { AllInks } from '../inks.ts'
import { PressError } from '../press-error.ts'
import type { ImageWishes } from '../rewrite-image.ts'

/** What the parts of a file of others are converted with, and what is known of those that are done. */
export type ForeignShop = {
  context: PDFContext
  inks: AllInks
  wishes: ImageWishes & { isOld: boolean }
  /**
   * What `make` gives for an object, once for each way that it is used in; `make` gets the reference to write to. What is
   * noted while it is made is noted for every page that uses it.
   */
  once: (object: PDFObject, way: string, make: (ref: PDFRef) => PDFObject) => PDFRef
  /** For the page in hand. */
  note: (fact: Fact) => void
  /** Work that has to wait, such as pictures. Its errors are told of the pages that use what it is for. */
  later: (ref: PDFRef, work: () => Promise<PDFObject>) => void
}

/** What the author is told of pages. */
export type Fact = Pick<Message, 'ruleId' | 'values'>

/** A shop, and what has come of its work. */
export function openShop(context: PDFContext, inks: AllInks, wishes: ForeignShop['wishes']) {
  const made = new Map<string, { ref: PDFRef; facts: Set<string> }>()
  const open: Set<string>[] = []
  const active = new Set<string>()
  const waiting = new Map<PDFRef, () => Promise<PDFObject>>()
  const numbers = new Map<PDFObject, number>()
  const noteAll = (facts: Iterable<string>) => {
    for (const fact of facts) for (const each of open) each.add(fact)
  }
  const shop: ForeignShop = {
    context,
    inks,
    wishes,
    note: (fact) => noteAll([JSON.stringify(fact)]),
    once(object, way, make) {
      const number = numbers.get(object) ?? numbers.size
      numbers.set(object, number)
      const key = `${number} ${way}`
      const known = made.get(key)
      if (known) {
        noteAll(known.facts)
        return known.ref
      }
      if (active.has(key)) throw new PressError('press-file-content', { detail: 'a form that draws itself' })
      active.add(key)
      const facts = new Set<string>()
      open.push(facts)
      const ref = context.nextRef()
      try {
        context.assign(ref, make(ref))
      } finally {
        open.pop()
        active.delete(key)
      }
      noteAll(facts)
      made.set(key, { ref, facts })
      return ref
    },
    later(ref, work) {
      waiting.set(ref, work)
      noteAll([String(ref)])
    },
  }
  return {
    shop,
    waiting,
    /** What is noted while `work` goes on: facts as JSON, and references of what waits. */
    noted(work: () => void): Set<string> {
      const facts = new Set<string>()
      open.push(facts)
      try {
        work()
      } finally {
        open.pop()
      }
      return facts
    },
  }
}

/** The entries of a dictionary that are wanted; references stay such. */
export function only(dict: PDFDict, keys: readonly string[]): PDFDict {
  const kept = PDFDict.withContext(dict.context)
  for (const key of keys) {
    const value = dict.get(PDFName.of(key))
    if (value) kept.set(PDFName.of(key), value)
  }
  return kept
}
