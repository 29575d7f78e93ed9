import { PDFArray, PDFName, PDFStream } from '@cantoo/pdf-lib'
import { multiply } from '../../pdf/geometry.ts'
import {
  asDictionary,
  asName,
  asNumber,
  type Entries,
  entriesOf,
  itemsOf,
  numbersOf,
} from '../../pdf/objects.ts'
import type { GraphicsState, Mask } from '../reading.ts'
import { change, damage, lastName, numbers, type Operator, placeInside, type Walk } from '../walk.ts'
import { useFont } from './text.ts'

/** ISO 32000-1, 8.4.4. */
export const graphicsStateOperators: Record<string, Operator> = {
  q: (walk) => {
    if (walk.stack.length < MOST_SAVED) walk.stack.push(walk.state)
  },
  Q: (walk) => {
    const saved = walk.stack.pop()
    if (saved) walk.state = saved
    else damage(walk, 'operator', 'Q without q')
  },
  cm: (walk, operation) => {
    const [a, b, c, d, e, f] = numbers(operation)
    if (a === undefined || b === undefined || c === undefined) return
    if (d === undefined || e === undefined || f === undefined) return
    if (walk.place === '' && walk.page.firstMatrices.length < 2)
      walk.page.firstMatrices.push([a, b, c, d, e, f])
    change(walk, { ctm: multiply([a, b, c, d, e, f], walk.state.ctm) })
  },
  w: (walk, operation) => change(walk, { lineWidth: numbers(operation)[0] ?? 1 }),
  gs: (walk, operation) => {
    const name = lastName(operation) ?? ''
    const dictionary = asDictionary(walk.resources.entries('ExtGState').get(name))
    if (dictionary) setState(walk, entriesOf(walk.resources.context, dictionary), name)
    else damage(walk, 'resource', `/ExtGState /${name}`)
  },
}

/** Deeper than any program writes; a damaged file would fill the memory. */
const MOST_SAVED = 1000

/** Also of a pattern: ISO 32000-1, table 58. */
export function setState(walk: Walk, entries: Entries, name: string): void {
  const { dictionary, context } = entries
  if (!dictionary) return
  if (!walk.memory.told.has(dictionary)) {
    walk.memory.told.add(dictionary)
    walk.reading.states.push({ page: walk.page.number, place: placeInside(walk, name), thing: entries })
  }
  const changed: Partial<GraphicsState> = {}
  const overprint = entries.boolean('OP')
  if (overprint !== undefined) {
    changed.overprintStroke = overprint
    changed.overprintFill = overprint
  }
  const overprintFill = entries.boolean('op')
  if (overprintFill !== undefined) changed.overprintFill = overprintFill
  changed.overprintMode = entries.number('OPM') ?? walk.state.overprintMode
  changed.fillAlpha = entries.number('ca') ?? walk.state.fillAlpha
  changed.strokeAlpha = entries.number('CA') ?? walk.state.strokeAlpha
  changed.lineWidth = entries.number('LW') ?? walk.state.lineWidth
  const blend = entries.get('BM')
  const mode = blend instanceof PDFArray ? asName(itemsOf(context, blend)[0]) : asName(blend)
  changed.blendMode = mode ?? walk.state.blendMode
  const mask = entries.get('SMask')
  if (mask) changed.softMask = !(mask instanceof PDFName)
  change(walk, changed)
  const [font, size] = entries.items('Font')
  if (font) useFont(walk, font, asNumber(size) ?? 0)
  visitMask(walk, entries.entries('SMask'), name)
}

function visitMask(walk: Walk, mask: Entries, name: string): void {
  const group = mask.stream('G')
  if (!mask.dictionary || !(group instanceof PDFStream) || walk.memory.told.has(mask.dictionary)) return
  walk.memory.told.add(mask.dictionary)
  const kind: Mask = mask.name('S') === 'Luminosity' ? 'Luminosity' : 'Alpha'
  const entries = entriesOf(walk.resources.context, group.dict)
  const matrix = numbersOf(entries.context, entries.get('Matrix'))
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix ?? []
  const ctm = multiply([a, b, c, d, e, f], walk.state.ctm)
  const place = `${placeInside(walk, name)} › /SMask`
  const within = entries.entries('Group')
  if (within.dictionary)
    walk.reading.groups.push({ page: walk.page.number, place, thing: within, mask: kind })
  walk.visit(group, { mask: kind, place, state: { ...walk.state, ctm, clip: undefined } })
}
