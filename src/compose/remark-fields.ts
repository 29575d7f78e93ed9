import type { Root } from 'mdast'
import type { Position } from 'unist'
import { location } from 'vfile-location'
import { columnNamed, fieldMark, markFields, suggestColumn, writtenField } from '../fields.ts'
import type { ChapterContext } from './chapter-context.ts'
import { SKIP, visit } from './visit.ts'

/**
 * `{{单位}}` in text becomes the mark of its column; see `src/fields.ts`. Code and formulas stay as typed, and so does
 * `\{{单位}}`. Where there is no table, nothing is a field.
 */
export function remarkFields(context: ChapterContext) {
  const { columns, source, file, report } = context
  return (tree: Root): undefined => {
    if (!columns) return
    const places = location(file)
    visit(tree, (node) => {
      if (node.type === 'html' && [...node.value.matchAll(writtenField)].some(([, name]) => isColumn(name))) {
        report('field-in-html', node.position)
        return SKIP
      }
      if (node.type !== 'text' || !node.value.includes('{{')) return
      let from = node.position?.start.offset ?? 0
      node.value = node.value.replace(writtenField, (whole: string, written: string) => {
        const at = source.indexOf(whole, from)
        // Of an attribute, or typed with references: where it is, is not known to the letter.
        const isHere = at >= 0 && at < (node.position?.end.offset ?? 0)
        if (isHere) from = at + whole.length
        if (isHere && source[at - 1] === '\\') return whole
        const column = columnNamed(columns, written)
        if (column !== undefined) return fieldMark(column)
        const values = { name: written.trim(), suggestion: suggestColumn(columns, written) }
        report('field-unknown', isHere ? places.toPoint(at) : node.position, values)
        return whole
      })
    })
  }

  function isColumn(name: string | undefined): boolean {
    return name !== undefined && columns !== undefined && columnNamed(columns, name) !== undefined
  }
}

/** The same for text of an attribute. */
export function fieldIn(text: string, position: Position | undefined, context: ChapterContext): string {
  const { columns, report } = context
  if (!columns) return text
  return markFields(text, columns, (name) =>
    report('field-unknown', position, { name, suggestion: suggestColumn(columns, name) }),
  )
}
