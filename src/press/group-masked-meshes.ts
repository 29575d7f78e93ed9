import { deflateSync } from 'node:zlib'
import { type PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'
import { entriesOf } from '../pdf/objects.ts'
import { subdictionary } from '../pdf/subdictionary.ts'
import { unpackStream } from './unpack-stream.ts'

/** How Chromium's tile of a half transparent gradient begins: with the state that has the mask. */
const masked = /^\s*\/(\w+) gs\s([\s\S]*)$/

/**
 * Paint meshes that a soft mask thins out as a group: poppler 22.12 forgets the mask where it paints a mesh by itself, and of
 * a group inside of the mesh's own tile Ghostscript 10.00 applies it twice. As Chromium writes them, in a tile that sets the
 * mask and is filled with the mesh; call it when gradients are meshes.
 */
export function groupMaskedMeshes(context: PDFContext): void {
  for (const [ref, tile] of context.enumerateIndirectObjects()) {
    if (!(tile instanceof PDFRawStream)) continue
    const entries = entriesOf(context, tile.dict)
    const resources = entries.entries('Resources')
    const box = tile.dict.get(PDFName.of('BBox'))
    if (entries.number('PatternType') !== 1 || !box || !hasMesh(resources)) continue
    const [, state = '', painting = ''] =
      masked.exec(Buffer.from(unpackStream(tile)).toString('latin1')) ?? []
    const mask = resources.entries('ExtGState').entries(state).entries('SMask').dictionary
    if (!mask || /\bgs\b/.test(painting) || !resources.dictionary) continue
    const form = context.flateStream(painting, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: box,
      Resources: resources.dictionary,
      Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceCMYK' },
    })
    const own = PDFDict.withContext(context)
    for (const [key, value] of tile.dict.entries()) own.set(key, value)
    const around = PDFDict.withContext(context)
    for (const [key, value] of resources.dictionary.entries()) around.set(key, value)
    around.delete(PDFName.of('XObject'))
    subdictionary(around, 'XObject').set(PDFName.of(GROUP), context.register(form))
    own.set(PDFName.of('Resources'), around)
    const contents = deflateSync(Buffer.from(`/${state} gs /${GROUP} Do`))
    own.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    own.set(PDFName.of('Length'), PDFNumber.of(contents.length))
    context.assign(ref, PDFRawStream.of(own, contents))
  }
}

const GROUP = 'BanxinMesh'

function hasMesh(resources: ReturnType<typeof entriesOf>): boolean {
  const patterns = resources.entries('Pattern')
  return patterns.keys().some((name) => patterns.entries(name).stream('Shading') !== undefined)
}
