import { deflateSync, inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import type { Box } from '../pdf/page-box.ts'
import { write } from './operators.ts'
import type { SourcePage } from './source-page.ts'

/**
 * The content of a page as a form XObject (ISO 32000-1, 8.10): the same operators with the same resources, so that no
 * font, picture or colour is touched. `clip` is in the page's own coordinates.
 *
 * `keepGroup`: with the page's transparency group; not where the sheet has the same one.
 */
export function formOfPage(context: PDFContext, page: SourcePage, clip: Box, keepGroup: boolean): PDFRef {
  const { bytes, entries } = contentOf(context, page.node.get(PDFName.of('Contents')))
  const dict = context.obj({ Type: 'XObject', Subtype: 'Form', Length: bytes.length })
  for (const [name, value] of entries) dict.set(PDFName.of(name), value)
  dict.set(PDFName.of('BBox'), context.obj(clip.map((value) => Number(write(value)))))
  dict.set(PDFName.of('Resources'), resourcesOf(context, page))
  const group = page.node.get(PDFName.of('Group'))
  if (keepGroup && group) dict.set(PDFName.of('Group'), group)
  return context.register(PDFRawStream.of(dict, bytes))
}

/** Those of a page that inherits them become an object, so that they are written once. */
const shared = new WeakMap<PDFObject, PDFRef>()

function resourcesOf(context: PDFContext, { node }: SourcePage): PDFObject {
  const own = node.get(PDFName.of('Resources'))
  const resources = own ?? node.getInheritableAttribute(PDFName.of('Resources'))
  if (!resources) return PDFDict.withContext(context)
  if (own || resources instanceof PDFRef) return resources
  const ref = shared.get(resources) ?? context.register(resources)
  shared.set(resources, ref)
  return ref
}

type Content = { bytes: Uint8Array; entries: [string, PDFObject][] }

/** One stream is taken as it is, packed; several are joined, with white between them (ISO 32000-1, table 30). */
function contentOf(context: PDFContext, contents: PDFObject | undefined): Content {
  const found = context.lookup(contents)
  const streams = found instanceof PDFArray ? found.asArray().map((item) => context.lookup(item)) : [found]
  const [only] = streams
  if (streams.length === 1 && only instanceof PDFRawStream) {
    const entries = ['Filter', 'DecodeParms'].flatMap((name): Content['entries'] => {
      const value = only.dict.get(PDFName.of(name))
      return value ? [[name, value]] : []
    })
    return { bytes: only.contents, entries }
  }
  const parts = streams.flatMap((stream) =>
    stream instanceof PDFStream ? [unpacked(stream), Buffer.from('\n')] : [],
  )
  return { bytes: deflateSync(Buffer.concat(parts)), entries: [['Filter', PDFName.of('FlateDecode')]] }
}

function unpacked(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents()
  const plain = stream.dict.get(PDFName.of('DecodeParms')) === undefined
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  if (filter === undefined) return stream.contents
  // Much faster than the decoder of the library.
  if (plain && filter === PDFName.of('FlateDecode')) {
    try {
      return inflateSync(stream.contents)
    } catch {
      // A stream that is cut short: the library takes what there is.
    }
  }
  return decodePDFRawStream(stream).decode()
}
