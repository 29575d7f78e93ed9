import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { entriesOf } from '../pdf/objects.ts'
import { pageBox } from '../pdf/page-box.ts'
import { ContentError } from '../pdf/scan-content.ts'
import { subdictionary } from '../pdf/subdictionary.ts'
import type { Inks } from './inks.ts'
import { type NumberSurroundings, numberSurroundings } from './number-surroundings.ts'
import { openPacker } from './pack-streams.ts'
import { PressError } from './press-error.ts'
import { overprints, rewriteContent } from './rewrite-content.ts'
import { type ImageWishes, rewriteImage } from './rewrite-image.ts'
import { rewriteMask } from './rewrite-mask.ts'
import { rewriteShading } from './rewrite-shading.ts'
import { saneNumbers } from './sane-numbers.ts'
import { SPOT, type Spot, spotSpace } from './spot.ts'
import { unpackStream } from './unpack-stream.ts'

/**
 * Put every colour of a document into the inks of the press: pages, forms, patterns, gradients, images, groups.
 *
 * The forms that soft masks are made of hold no colour but how much shows: they become grey (GWG 2022, R0030).
 *
 * @throws PressError for what is not understood: nothing is guessed
 */
export async function rewriteColours(
  document: PDFDocument,
  inks: Inks,
  wishes: ImageWishes & { spot?: Spot | undefined },
): Promise<void> {
  const { context } = document
  const space = wishes.spot && spotSpace(document, wishes.spot)
  const states = overprintStates(document)
  const masks = maskParts(document)
  const pageContents = contentStreams(document)
  const surroundings = surroundingsOf(document)
  const done = new Map<PDFObject, PDFRef | undefined>()
  const packer = openPacker()
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    const isMask = masks.parts.has(dict)
    rewriteGroup(dict, masks.grey.has(dict) ? 'DeviceGray' : 'DeviceCMYK')
    for (const { shading, matrix, replace } of shadingsOf(dict, ref)) {
      const mesh = rewriteShading(shading, inks, done, { spot: space, isMask, matrix })
      if (mesh) replace(mesh)
    }
    if (!(object instanceof PDFRawStream)) continue
    const subtype = dict.get(PDFName.of('Subtype'))
    const isTile = numberOf(dict, 'PatternType') === 1
    if (subtype === PDFName.of('Image')) {
      const wanted = isMask ? { ...wishes, edition: 'black' as const } : wishes
      const image = isMaskOf(document, ref) ? undefined : await rewriteImage(context, object, inks, wanted)
      if (image) context.assign(ref, image)
    } else if (pageContents.has(ref) || subtype === PDFName.of('Form') || isTile) {
      const fold = pageContents.has(ref) && !masks.any
      const how = isMask ? 'mask' : fold ? 'fold' : 'keep'
      const rewritten = rewriteStream(object, inks, how, surroundings(object))
      await packer.pack(rewritten, (packed) => context.assign(ref, flateStream(dict, packed)))
      const resources = dict.lookup(PDFName.of('Resources'))
      if (resources instanceof PDFDict && !isMask) addTo(resources, states, space)
    }
  }
  await packer.finish()
  for (const page of document.getPages()) {
    const resources = page.node.Resources()
    if (resources) addTo(resources, states, space)
  }
}

/** Content of a dictionary that had other content before. */
function flateStream(dict: PDFDict, packed: Uint8Array): PDFRawStream {
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  dict.delete(PDFName.of('DecodeParms'))
  dict.set(PDFName.of('Length'), PDFNumber.of(packed.length))
  return PDFRawStream.of(dict, packed)
}

function rewriteStream(
  stream: PDFRawStream,
  inks: Inks,
  how: 'fold' | 'keep' | 'mask',
  around: NumberSurroundings | undefined,
): Uint8Array {
  const bytes = unpackStream(stream)
  try {
    const rewritten =
      how === 'mask'
        ? rewriteMask(bytes)
        : rewriteContent(bytes, inks, how === 'fold' ? around?.area : undefined)
    return around ? saneNumbers(rewritten, around) : rewritten
  } catch (error) {
    if (error instanceof ContentError) throw new PressError('press-content', { detail: error.message })
    throw error
  }
}

/** What is seen of content, and how its states draw lines; nothing of pages in several pieces, which count as one. */
function surroundingsOf(document: PDFDocument): (stream: PDFRawStream) => NumberSurroundings | undefined {
  const { context } = document
  const pages = new Map<PDFObject | undefined, PDFPage>()
  for (const page of document.getPages()) pages.set(page.node.lookup(PDFName.of('Contents')), page)
  return (stream) => {
    const page = pages.get(stream)
    if (page)
      return numberSurroundings(pageBox(page, 'MediaBox'), entriesOf(context, page.node.Resources()), false)
    const own = entriesOf(context, stream.dict)
    return numberSurroundings(own.numbers('BBox'), own.entries('Resources'), true)
  }
}

/** A transparency group blends in the space of the press (ISO 15930-7; GWG 2022, R0030). */
function rewriteGroup(dict: PDFDict, space: 'DeviceCMYK' | 'DeviceGray'): void {
  const group = dict.lookup(PDFName.of('Group'))
  if (group instanceof PDFDict && group.get(PDFName.of('S')) === PDFName.of('Transparency'))
    group.set(PDFName.of('CS'), PDFName.of(space))
}

/** A gradient, and how to put another in its place. */
type FoundShading = { shading: PDFDict; matrix?: number[]; replace: (by: PDFRef) => void }

/** Gradients of a pattern, which has a matrix, and those among resources, which `sh` draws. */
function shadingsOf(dict: PDFDict, ref: PDFRef): FoundShading[] {
  const { context } = dict
  if (dict.get(PDFName.of('ShadingType'))) {
    const replace = (by: PDFRef) => context.assign(ref, context.lookup(by) ?? dict)
    return [{ shading: dict, replace }]
  }
  const entry = dict.lookup(PDFName.of('Shading'))
  const found = entry instanceof PDFRawStream ? entry.dict : entry
  if (!(found instanceof PDFDict)) return []
  if (found.get(PDFName.of('ShadingType'))) {
    const matrix = dict.lookup(PDFName.of('Matrix'))
    const numbers = matrix instanceof PDFArray ? matrix.asArray() : []
    return [
      {
        shading: found,
        replace: (by) => dict.set(PDFName.of('Shading'), by),
        ...(numbers.length === 6 && {
          matrix: numbers.map((part) => (part instanceof PDFNumber ? part.asNumber() : 0)),
        }),
      },
    ]
  }
  return found.entries().flatMap(([name, value]) => {
    const shading = context.lookup(value)
    if (shading instanceof PDFRawStream) throw new PressError('press-gradient', { kind: 'mesh' })
    return shading instanceof PDFDict && shading.get(PDFName.of('ShadingType'))
      ? [{ shading, replace: (by: PDFRef) => found.set(name, by) }]
      : []
  })
}

/** Every content stream of a page, by its reference. */
function contentStreams(document: PDFDocument): Set<PDFRef> {
  const found = new Set<PDFRef>()
  for (const { node } of document.getPages()) {
    const contents = node.get(PDFName.of('Contents'))
    const list = document.context.lookup(contents)
    for (const ref of list instanceof PDFArray ? list.asArray() : [contents]) found.add(ref as PDFRef)
  }
  return found
}

/**
 * What soft masks are made of (ISO 32000-1, 11.6.5.3), as dictionaries: their forms, and what those draw with. What is
 * also drawn elsewhere is no part of them. `grey` are those of masks by luminosity: of those by alpha the colours mean
 * nothing, and grey groups are for the others alone (GWG 2022, R0030).
 */
function maskParts(document: PDFDocument): { any: boolean; parts: Set<PDFDict>; grey: Set<PDFDict> } {
  const forms: PDFObject[] = []
  const alphas: PDFObject[] = []
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const mask = object instanceof PDFDict ? object.lookup(PDFName.of('SMask')) : undefined
    const form = mask instanceof PDFDict ? mask.lookup(PDFName.of('G')) : undefined
    if (form) forms.push(form)
    if (form && mask instanceof PDFDict && mask.lookup(PDFName.of('S')) === PDFName.of('Alpha'))
      alphas.push(form)
  }
  const parts = reachedFrom(forms)
  if (forms.length > 0)
    for (const seen of reachedFrom(document.getPages().map(({ node }) => node))) parts.delete(seen)
  const alphaParts = reachedFrom(alphas)
  const grey = new Set([...parts].filter((part) => !alphaParts.has(part)))
  return { any: forms.length > 0, parts, grey }
}

/** The way up, and into masks. */
const ways = new Set(
  ['Parent', 'SMask', 'StructParent', 'P', 'Pg', 'Annots', 'Font'].map((name) => PDFName.of(name)),
)

function reachedFrom(objects: PDFObject[]): Set<PDFDict> {
  const reached = new Set<PDFDict>()
  const known = new Set<PDFObject>()
  const open = [...objects]
  for (let object = open.pop(); object; object = open.pop()) {
    if (known.has(object)) continue
    known.add(object)
    const dict = object instanceof PDFStream ? object.dict : object
    if (dict instanceof PDFDict) {
      reached.add(dict)
      for (const [key] of dict.entries()) {
        const value = ways.has(key) ? undefined : dict.lookup(key)
        if (value) open.push(value)
      }
    } else if (dict instanceof PDFArray)
      for (let index = 0; index < dict.size(); index++) {
        const value = dict.lookup(index)
        if (value) open.push(value)
      }
  }
  return reached
}

const imageMasks = new WeakMap<PDFDocument, Set<PDFObject>>()

/** Is an image the soft mask of another? */
function isMaskOf(document: PDFDocument, ref: PDFRef): boolean {
  let masks = imageMasks.get(document)
  if (!masks) {
    masks = new Set()
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      const mask = object instanceof PDFRawStream ? object.dict.get(PDFName.of('SMask')) : undefined
      if (mask) masks.add(mask)
    }
    imageMasks.set(document, masks)
  }
  return masks.has(ref)
}

/** ISO 32000-1, 8.6.7: in mode 1 an ink that is 0 leaves what is below it. */
function overprintStates(document: PDFDocument): Map<PDFName, PDFRef> {
  const { context } = document
  return new Map(
    Object.entries(overprints).map(([name, [fill, line]]) => {
      const state = { Type: 'ExtGState', OP: line, op: fill, OPM: fill || line ? 1 : 0 }
      return [PDFName.of(name), context.register(context.obj(state))]
    }),
  )
}

function addTo(resources: PDFDict, states: Map<PDFName, PDFRef>, spot: PDFRef | undefined): void {
  const kept = subdictionary(resources, 'ExtGState')
  for (const [name, ref] of states) kept.set(name, ref)
  if (spot) subdictionary(resources, 'ColorSpace').set(PDFName.of(SPOT), spot)
}

function numberOf(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key))
  return value instanceof PDFNumber ? value.asNumber() : 0
}
