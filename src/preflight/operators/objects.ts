import {
  PDFBool,
  type PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'
import { type Bounds, intersect, type Matrix, multiply, transformBounds } from '../../pdf/geometry.ts'
import { entriesOf } from '../../pdf/objects.ts'
import type { Operand } from '../../pdf/read-operands.ts'
import { type Image, readImage } from '../image.ts'
import { readShading } from '../shading.ts'
import { addMark, clipped, damage, lastName, type Operator, placeInside, type Walk } from '../walk.ts'

/** Forms, pictures, shadings: ISO 32000-1, 8.8 to 8.10; glyph metrics: 9.6.5. */
export const objectOperators: Record<string, Operator> = {
  Do: (walk, operation) => {
    const name = lastName(operation) ?? ''
    const object = walk.resources.entries('XObject').get(name)
    if (!(object instanceof PDFStream)) {
      damage(walk, 'resource', `/XObject /${name}`)
      return
    }
    const entries = entriesOf(walk.resources.context, object.dict)
    if (!walk.memory.told.has(object)) {
      walk.memory.told.add(object)
      walk.reading.objects.push({ page: walk.page.number, place: placeInside(walk, name), thing: entries })
    }
    const subtype = entries.name('Subtype')
    if (subtype === 'Image')
      paintImage(walk, readImage(walk.resources, object, false), operation.operator, name)
    else if (subtype === 'Form') visitForm(walk, object, placeInside(walk, name), walk.state.ctm)
  },
  BI: (walk, operation) => {
    const [dictionary] = operation.operands
    const { data } = operation
    if (dictionary?.type !== 'dictionary' || !data) return
    const stream = PDFRawStream.of(toDictionary(walk, dictionary.entries), data)
    paintImage(walk, readImage(walk.resources, stream, true), operation.operator, '')
  },
  sh: (walk, operation) => {
    const name = lastName(operation) ?? ''
    const shading = readShading(walk.resources, walk.resources.entries('Shading').get(name))
    if (shading) {
      const bounds = clipped(walk, walk.page.boxes.MediaBox)
      addMark(walk, { type: 'shading', operator: 'sh', shading, bounds })
    } else damage(walk, 'resource', `/Shading /${name}`)
  },
  d0: () => undefined,
  // An uncoloured glyph: colours inside are of no account.
  d1: (walk) => {
    walk.colourless = true
  },
}

/** Also the appearance of an annotation; `outer` is where its matrix leads to. */
export function visitForm(walk: Walk, stream: PDFStream, place: string, outer: Matrix): void {
  const entries = entriesOf(walk.resources.context, stream.dict)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = entries.numbers('Matrix') ?? []
  const ctm = multiply([a, b, c, d, e, f], outer)
  const [left, bottom, right, top] = entries.numbers('BBox') ?? []
  const box =
    left === undefined || bottom === undefined || right === undefined || top === undefined
      ? undefined
      : transformBounds(ctm, {
          left: Math.min(left, right),
          bottom: Math.min(bottom, top),
          right: Math.max(left, right),
          top: Math.max(bottom, top),
        })
  const group = entries.entries('Group')
  if (group.dictionary && !walk.memory.told.has(group.dictionary)) {
    walk.memory.told.add(group.dictionary)
    walk.reading.groups.push({ page: walk.page.number, place, thing: group, mask: walk.mask })
  }
  const clip = cut(walk.state.clip, box)
  walk.visit(stream, { place, base: ctm, state: { ...walk.state, ctm, clip } })
}

function cut(clip: Bounds | undefined, box: Bounds | undefined): Bounds | undefined {
  if (!box || !clip) return box ?? clip
  return intersect(clip, box) ?? { left: 1e9, bottom: 1e9, right: 1e9, top: 1e9 }
}

function paintImage(walk: Walk, image: Image, operator: string, name: string): void {
  const { state } = walk
  addMark(walk, {
    type: 'image',
    operator: name === '' ? operator : `/${name} ${operator}`,
    image,
    matrix: state.ctm,
    bounds: clipped(walk, transformBounds(state.ctm, { left: 0, bottom: 0, right: 1, top: 1 })),
    fill: image.stencil ? state.fill : undefined,
  })
}

function toDictionary(walk: Walk, entries: ReadonlyMap<string, Operand>): PDFDict {
  const dictionary = walk.resources.context.obj({})
  for (const [key, operand] of entries) {
    const object = toObject(walk, operand)
    if (object) dictionary.set(PDFName.of(key), object)
  }
  return dictionary
}

function toObject(walk: Walk, operand: Operand): PDFObject | undefined {
  const { context } = walk.resources
  switch (operand.type) {
    case 'name':
      return PDFName.of(operand.value)
    case 'number':
      return PDFNumber.of(operand.value)
    case 'array':
      return context.obj(operand.items.flatMap((item) => toObject(walk, item) ?? []))
    case 'dictionary':
      return toDictionary(walk, operand.entries)
    case 'keyword':
      return operand.value === 'null' ? undefined : operand.value === 'true' ? PDFBool.True : PDFBool.False
    case 'string':
      return undefined
  }
}
