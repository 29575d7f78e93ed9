import { parse } from 'yaml'
import { applyEdits, type Pass } from './edit.ts'
import { editKinds } from './edit-kinds.ts'
import { readBack } from './read-back.ts'

/** What was found wanting: `offset` is in the source, or in the clean text where `isClean`. */
export type Gap = { offset: number; isClean: boolean; expected: string; found: string }

/** What is proved: the source, the edits that were listed, and the files as they are written. */
export type Evidence = {
  source: string
  passes: readonly Pass[]
  bookYaml: string
  /** Keys of `bookYaml` whose text was taken out of the source, in its order; not those that only repeat it. */
  taken: readonly ('title' | 'subtitle')[]
  /** In reading order. */
  chapters: readonly string[]
}

/**
 * Prove that the written files hold the source's text, apart from the listed edits.
 *
 * The edits are made once more on the source, each held against the law of its kind; the result must be the text
 * that a Markdown reader finds in the files. Gives the first difference, or `undefined`.
 */
export function prove({ source, passes, bookYaml, taken, chapters }: Evidence): Gap | undefined {
  let expected = source
  for (const pass of passes) {
    for (const { kind, before, after, offset } of pass) {
      const law = editKinds[kind]
      if (!law.before.test(before) || !law.after.test(after))
        return { offset, isClean: false, expected: before, found: after }
    }
    expected = applyEdits(expected, pass)
  }
  const book: unknown = parse(bookYaml)
  const fields = taken.map((key) =>
    String(typeof book === 'object' && book !== null ? Reflect.get(book, key) : ''),
  )
  const found = [...fields, ...chapters.map(readBack)].join('\n\n')
  if (found === expected) return undefined
  let offset = 0
  while (offset < expected.length && expected[offset] === found[offset]) offset += 1
  return {
    offset,
    isClean: true,
    expected: expected.slice(offset, offset + 20),
    found: found.slice(offset, offset + 20),
  }
}
