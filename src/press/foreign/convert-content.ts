import { deflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'
import { decodeStream } from '../../pdf/decode-stream.ts'
import { asDictionary, asName, type Entries, entriesOf, resolve } from '../../pdf/objects.ts'
import type { Operation } from '../../pdf/read-content.ts'
import { ContentError } from '../../pdf/scan-content.ts'
import { subdictionary } from '../../pdf/subdictionary.ts'
import { numberSurroundings } from '../number-surroundings.ts'
import { PressError } from '../press-error.ts'
import { fullOverprints, type Overprint, overprints, rewriteContent } from '../rewrite-content.ts'
import { rewriteMask } from '../rewrite-mask.ts'
import { saneNumbers } from '../sane-numbers.ts'
import { convertPicture, inlinePicture } from './convert-picture.ts'
import { convertShading } from './convert-shading.ts'
import { keptSpace, spacesAmong } from './convert-space.ts'
import { type ForeignShop, only } from './shop.ts'

/** How content is used. */
export type Use = {
  /** Of a soft mask: it says how much shows. */
  isMask: boolean
  /** What is set to overprint where it begins. */
  own: Overprint
  /** Part of something else, which has set colours and states before. */
  isPart: boolean
  /** What is seen of it, two corners in the space in which it begins; where it says so. */
  box?: readonly number[] | undefined
  /** Its places are folded back to the page: none of its states hangs on them. */
  fold?: boolean
}

export const noOverprint: Overprint = { fill: false, line: false, mode: 0 }

/**
 * Content of others in the inks of the press, with resources of its own: what it names and nothing else.
 *
 * @throws PressError where something in it can't be converted
 */
export function convertContent(
  shop: ForeignShop,
  bytes: Uint8Array,
  resources: Entries,
  use: Use,
): { bytes: Uint8Array; resources: PDFDict } {
  const { context } = shop
  const kept = context.obj({})
  const put = (kind: string, name: string, object: PDFObject) =>
    subdictionary(kept, kind).set(keyOf(name), object)
  const found = (kind: string, name: string) =>
    resolve(context, resources.entries(kind).dictionary?.get(keyOf(name)))
  const { spaceOf, spaceObject } = spacesAmong(shop, resources)
  const inner = { ...use, isPart: true, fold: false, box: undefined }
  let compatible = 0

  const draw = (name: string, own: Overprint): string | undefined => {
    const object = found('XObject', name)
    if (!(object instanceof PDFStream)) return undefined
    const ref =
      asName(object.dict.lookup(PDFName.of('Subtype'))) === 'Image'
        ? convertPicture(shop, object, resources, use.isMask)
        : convertForm(shop, object, resources, { ...inner, own })
    // Drawn once more, where something else is set to overprint, it is another.
    const listed = subdictionary(kept, 'XObject')
    for (let count = 0; ; count++) {
      const another = count === 0 ? name : `${name}-${count}`
      const known = listed.get(keyOf(another))
      if (known && known !== ref) continue
      listed.set(keyOf(another), ref)
      return count === 0 ? undefined : `${keyOf(another)} Do`
    }
  }

  const note = (operation: Operation, own: Overprint): string | undefined => {
    const { operator, operands } = operation
    const last = operands.at(-1)
    const name = last?.type === 'name' ? last.value : undefined
    if (operator === 'BX') compatible++
    else if (operator === 'EX') compatible--
    if (operator === 'BX' || operator === 'EX' || (compatible > 0 && !operators.has(operator))) return ''
    if (operator === 'BI') {
      const picture = inlinePicture(shop, operation)
      const inline = `Inline${subdictionary(kept, 'XObject').keys().length}`
      put('XObject', inline, convertPicture(shop, picture, resources, use.isMask))
      return `/${inline} Do`
    }
    if (name === undefined) {
      if (operator === 'Tf') fontOf(operands)
      return undefined
    }
    if (operator === 'Do') return draw(name, own)
    if (operator === 'gs') {
      const state = asDictionary(found('ExtGState', name))
      if (state) put('ExtGState', name, convertState(shop, state, resources, inner))
    } else if (operator === 'sh') {
      const shading = found('Shading', name)
      if (shading) put('Shading', name, convertShading(shop, shading, resources, use.isMask))
    } else if (operator === 'scn' || operator === 'SCN') {
      const pattern = found('Pattern', name)
      if (pattern) put('Pattern', name, convertPattern(shop, pattern, resources, inner))
    } else if (operator === 'cs' || operator === 'CS') {
      const object = use.isMask ? undefined : keptSpace(shop, spaceObject(name), resources)
      if (object) put('ColorSpace', name, object)
    } else if (operator === 'BDC' || operator === 'DP') {
      const properties = resources.entries('Properties').dictionary?.get(keyOf(name))
      if (properties) put('Properties', name, properties)
    }
    return undefined
  }
  const fontOf = (operands: Operation['operands']) => {
    const [first] = operands
    if (first?.type !== 'name') return
    const font = resources.entries('Font').dictionary?.get(keyOf(first.value))
    if (font) put('Font', first.value, convertFont(shop, font, resources, inner))
  }

  const stateOf = (name: string) => overprintOf(entriesOf(context, asDictionary(found('ExtGState', name))))
  const lightOf = (name: string) => {
    const space = spaceOf(name)
    if (space.how === 'pattern' && space.under)
      throw new PressError('press-file-colour', { space: 'Pattern' })
    return space.how === 'pattern' ? undefined : space.lightOf
  }
  try {
    const around = numberSurroundings(use.box, resources, use.isPart)
    const rewritten = use.isMask
      ? rewriteMask(bytes, { lightOf, note: (operation) => note(operation, noOverprint) })
      : rewriteContent(bytes, shop.inks, use.fold ? around?.area : undefined, {
          spaceOf,
          stateOf,
          own: use.own,
          isPart: use.isPart,
          note,
        })
    if (!use.isMask) addOverprints(kept, rewritten)
    return { bytes: around ? saneNumbers(rewritten, around) : rewritten, resources: kept }
  } catch (error) {
    if (error instanceof ContentError) throw new PressError('press-file-content', { detail: error.message })
    throw error
  }
}

/** The states that are named in the content, and no others. */
function addOverprints(resources: PDFDict, content: Uint8Array): void {
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1')
  const named = new Set([...text.matchAll(/\/(Banxin\w+) gs/g)].map(([, name]) => name))
  for (const [mode, states] of [
    [1, overprints],
    [0, fullOverprints],
  ] as const)
    for (const [name, [fill, line]] of Object.entries(states)) {
      if (!named.has(name)) continue
      const state = { Type: 'ExtGState', OP: line, op: fill, OPM: fill || line ? mode : 0 }
      subdictionary(resources, 'ExtGState').set(PDFName.of(name), resources.context.obj(state))
    }
}

function overprintOf(state: Entries): Partial<Overprint> {
  const line = state.boolean('OP')
  // OP alone is for both: ISO 32000-1, table 58.
  const fill = state.boolean('op') ?? line
  const mode = state.number('OPM')
  return {
    ...(fill !== undefined && { fill }),
    ...(line !== undefined && { line }),
    ...(mode !== undefined && { mode }),
  }
}

/** The bytes of a content stream; streams of a page are one, with white space between them. */
export function contentBytes(shop: ForeignShop, streams: readonly (PDFObject | undefined)[]): Uint8Array {
  return Buffer.concat(
    streams.flatMap((stream) => {
      if (!(stream instanceof PDFStream)) return []
      const { bytes, left, problem } = decodeStream(shop.context, stream)
      if (left !== undefined || problem !== undefined)
        throw new PressError('press-file-content', { detail: problem ?? `/Filter /${left}` })
      return [bytes, Buffer.from('\n')]
    }),
  )
}

const formKeys = ['Type', 'Subtype', 'FormType', 'BBox', 'Matrix', 'Group', 'OC']
const tileKeys = ['Type', 'PatternType', 'PaintType', 'TilingType', 'BBox', 'XStep', 'YStep', 'Matrix']

function convertForm(shop: ForeignShop, form: PDFStream, outer: Entries, use: Use) {
  const own = entriesOf(shop.context, form.dict).entries('Resources')
  // A form without resources takes those of its page: ISO 32000-1, 7.8.3.
  const resources = own.dictionary ? own : outer
  if (asName(form.dict.lookup(PDFName.of('Subtype'))) !== 'Form')
    throw new PressError('press-file-content', { detail: 'PostScript' })
  return shop.once(form, wayOf(shop, use, resources), () => {
    const box = entriesOf(shop.context, form.dict).numbers('BBox')
    const converted = convertContent(shop, contentBytes(shop, [form]), resources, { ...use, box })
    const dict = only(form.dict, formKeys)
    convertGroup(dict, use.isMask)
    return packed(dict, converted)
  })
}

/** What else it depends on, besides itself. */
function wayOf(shop: ForeignShop, { isMask, own }: Use, resources: Entries): string {
  const among = resources.dictionary
    ? String(shop.once(resources.dictionary, 'name', () => shop.context.obj({})))
    : ''
  return [isMask ? 'mask' : 'inks', own.fill, own.line, own.mode, among].join(' ')
}

function packed(
  dict: PDFDict,
  { bytes, resources }: { bytes: Uint8Array; resources: PDFDict },
): PDFRawStream {
  const contents = deflateSync(bytes)
  dict.set(PDFName.of('Resources'), resources)
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  dict.set(PDFName.of('Length'), PDFNumber.of(contents.length))
  return PDFRawStream.of(dict, contents)
}

/** A group blends in the inks of the press, that of a mask by luminosity in grey (GWG 2022, R0030). */
export function convertGroup(dict: PDFDict, isMask: boolean): void {
  const group = dict.lookup(PDFName.of('Group'))
  if (!(group instanceof PDFDict)) return
  const made = only(group, ['Type', 'S', 'I', 'K'])
  made.set(PDFName.of('CS'), PDFName.of(isMask ? 'DeviceGray' : 'DeviceCMYK'))
  dict.set(PDFName.of('Group'), made)
}

function convertPattern(shop: ForeignShop, pattern: PDFObject, outer: Entries, use: Use) {
  const dict = asDictionary(pattern)
  const entries = entriesOf(shop.context, dict)
  const shading = entries.get('Shading')
  if (pattern instanceof PDFStream) {
    const own = entries.entries('Resources')
    const resources = own.dictionary ? own : outer
    // Tiles begin with the state of the page, not of the place: ISO 32000-1, 8.7.3.1.
    const inside = { ...use, own: noOverprint, box: entries.numbers('BBox') }
    return shop.once(pattern, wayOf(shop, inside, resources), () =>
      packed(
        only(pattern.dict, tileKeys),
        convertContent(shop, contentBytes(shop, [pattern]), resources, inside),
      ),
    )
  }
  if (!dict || !shading) throw new PressError('press-file-gradient', { kind: '?' })
  return shop.once(dict, use.isMask ? 'mask' : 'inks', () => {
    const made = only(dict, ['Type', 'PatternType', 'Matrix'])
    const matrix = entries.numbers('Matrix')
    made.set(PDFName.of('Shading'), convertShading(shop, shading, outer, use.isMask, matrix))
    const state = asDictionary(entries.get('ExtGState'))
    if (state) made.set(PDFName.of('ExtGState'), convertState(shop, state, outer, use))
    return made
  })
}

/** Without what PDF/X has not: transfer functions and halftones; ISO 15930-7, 6.13. */
function convertState(shop: ForeignShop, state: PDFDict, outer: Entries, use: Use) {
  return shop.once(state, use.isMask ? 'mask' : 'inks', () => {
    const entries = entriesOf(shop.context, state)
    const made = PDFDict.withContext(shop.context)
    for (const [key, value] of state.entries()) if (!pressKeys.has(String(key))) made.set(key, value)
    for (const key of ['TR', 'TR2'])
      if (entries.has(key) && !['Identity', 'Default'].includes(entries.name(key) ?? ''))
        shop.note({ ruleId: 'press-file-transfer' })
    const mask = entries.entries('SMask')
    if (mask.dictionary) made.set(PDFName.of('SMask'), convertSoftMask(shop, mask, outer))
    const [font, size] = entries.items('Font')
    const fontRef = state.lookup(PDFName.of('Font'))
    if (font && size && fontRef instanceof PDFArray) {
      const first = fontRef.get(0)
      made.set(PDFName.of('Font'), shop.context.obj([convertFont(shop, first, outer, use), size]))
    }
    return made
  })
}

const pressKeys = new Set(['/TR', '/TR2', '/HT', '/HTO', '/BG', '/BG2', '/UCR', '/UCR2'])

function convertSoftMask(shop: ForeignShop, mask: Entries, outer: Entries): PDFDict {
  const form = mask.stream('G')
  if (!form) throw new PressError('press-file-content', { detail: '/SMask' })
  const made = only(mask.dictionary ?? shop.context.obj({}), ['Type', 'S', 'TR'])
  // Of masks by alpha the colours mean nothing.
  const isMask = mask.name('S') !== 'Alpha'
  made.set(PDFName.of('G'), convertForm(shop, form, outer, { isMask, own: noOverprint, isPart: false }))
  const ground = mask.numbers('BC')
  if (ground && isMask) {
    const { spaceOf, spaceAt } = spacesAmong(shop, outer)
    const space = entriesOf(shop.context, form.dict).entries('Group').get('CS')
    const known = space ? spaceAt(space) : spaceOf(ground.length === 1 ? 'DeviceGray' : 'DeviceRGB')
    made.set(PDFName.of('BC'), shop.context.obj([known.lightOf(ground)]))
  }
  return made
}

/** Glyphs of Type 3 are content; other fonts stay as they are. */
function convertFont(shop: ForeignShop, font: PDFObject | undefined, outer: Entries, use: Use): PDFObject {
  const { context } = shop
  const dict = asDictionary(resolve(context, font))
  if (!dict || !font) throw new PressError('press-file-content', { detail: 'Tf' })
  const entries = entriesOf(context, dict)
  if (entries.name('Subtype') !== 'Type3') return font
  return shop.once(dict, use.isMask ? 'mask' : 'inks', () => {
    const made = PDFDict.withContext(context)
    for (const [key, value] of dict.entries()) made.set(key, value)
    const own = entries.entries('Resources')
    const resources = own.dictionary ? own : outer
    const kept = context.obj({})
    const glyphs = context.obj({})
    for (const [name] of entries.entries('CharProcs').dictionary?.entries() ?? []) {
      const stream = entries.entries('CharProcs').dictionary?.lookup(name)
      if (!(stream instanceof PDFStream)) continue
      const inside = { ...use, own: noOverprint }
      const glyph = convertContent(shop, contentBytes(shop, [stream]), resources, inside)
      merge(kept, glyph.resources)
      const contents = deflateSync(glyph.bytes)
      const stored = context.obj({ Filter: 'FlateDecode', Length: contents.length })
      glyphs.set(name, context.register(PDFRawStream.of(stored, contents)))
    }
    made.set(PDFName.of('CharProcs'), glyphs)
    made.set(PDFName.of('Resources'), kept)
    return made
  })
}

function merge(into: PDFDict, from: PDFDict): void {
  for (const [kind] of from.entries()) {
    const part = from.lookup(kind)
    if (!(part instanceof PDFDict)) continue
    const target = subdictionary(into, kind.decodeText())
    for (const [name, value] of part.entries()) target.set(name, value)
  }
}

/** A name as it is meant; pdf-lib takes `#` for the beginning of an escape. */
export function keyOf(name: string): PDFName {
  return PDFName.of(name.replaceAll('#', '#23'))
}

/** ISO 32000-1, table A.1. */
const operators = new Set(
  `b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri s
  S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`.split(/\s+/),
)
