import { PDFDict, PDFName, type PDFObject, PDFRawStream, type PDFRef, PDFStream } from '@cantoo/pdf-lib'
import { asDictionary, type Entries, entriesOf } from '../../pdf/objects.ts'
import { readFunction } from '../../pdf/pdf-function.ts'
import { meshGradient } from '../mesh-gradient.ts'
import { PressError } from '../press-error.ts'
import { countsOf } from '../rewrite-shading.ts'
import { sampleFunction } from '../sample-function.ts'
import { convertMesh } from './convert-mesh.ts'
import { keptSpace, spacesAmong } from './convert-space.ts'
import type { ForeignShop } from './shop.ts'

/** So many values of a gradient along its line: steps in it stay within half a thousandth. */
const ALONG = 2048

/**
 * A gradient of others (ISO 32000-1, 8.7.4.5), all seven types, in the inks of the press, of a mask in grey. Between its
 * values the colours are converted, not the ends alone; colours of mesh corners are.
 *
 * @throws PressError where it can't be read
 */
export function convertShading(
  shop: ForeignShop,
  object: PDFObject,
  resources: Entries,
  isMask: boolean,
  matrix: readonly number[] = [1, 0, 0, 1, 0, 0],
): PDFRef {
  const { context } = shop
  return shop.once(object, isMask ? 'mask' : 'inks', () => {
    const dict = asDictionary(object)
    const entries = entriesOf(context, dict)
    const type = entries.number('ShadingType') ?? 0
    const written = entries.get('ColorSpace')
    if (!dict || !written || type < 1 || type > 7)
      throw new PressError('press-file-gradient', { kind: String(type) })
    const space = spacesAmong(shop, resources).spaceAt(written)
    const made = PDFDict.withContext(context)
    for (const [key, value] of dict.entries()) if (!left.has(String(key))) made.set(key, value)
    const put = (key: string, value: PDFObject) => made.set(PDFName.of(key), value)
    const finish = (): PDFObject => {
      if (!(object instanceof PDFStream)) return made
      const contents = object instanceof PDFRawStream ? object.contents : object.getContents()
      return PDFRawStream.of(made, contents)
    }
    if (!isMask && (space.how === 'numbers' || space.how === 'keep')) {
      for (const [key, value] of dict.entries()) made.set(key, value)
      put('ColorSpace', keptSpace(shop, written, resources) ?? PDFName.of('DeviceCMYK'))
      return finish()
    }
    const convert = (parts: readonly number[]) => (isMask ? [space.lightOf(parts)] : space.inkOf(parts))
    put('ColorSpace', PDFName.of(isMask ? 'DeviceGray' : 'DeviceCMYK'))
    const background = entries.numbers('Background')
    if (background) put('Background', context.obj([...convert(background)]))
    const listed = entries.get('Function')
    if (!listed) {
      if (type < 4 || !(object instanceof PDFStream))
        throw new PressError('press-file-gradient', { kind: String(type) })
      return convertMesh(object, made, space.components, convert)
    }
    const of = readFunction(context, listed)
    if (typeof of !== 'function') throw new PressError('press-file-gradient', { kind: of.problem })
    const domain =
      type >= 4
        ? (entries.numbers('Decode') ?? [0, 1, 0, 1, 0, 1]).slice(-2)
        : (entries.numbers('Domain') ?? [0, 1, 0, 1].slice(0, type === 1 ? 4 : 2))
    const calculated = { domain, isLinear: type !== 1, of, alphaOf: () => 1 }
    if (type === 1) {
      const ref = meshGradient(withMatrix(made, entries), calculated, countsOf({ domain }, matrix), convert)
      return context.lookup(ref) ?? made
    }
    put('Function', context.register(sampleFunction(context, calculated, [ALONG], convert)))
    return finish()
  })
}

const left = new Set(['/ColorSpace', '/Background', '/Function', '/Matrix'])

function withMatrix(made: PDFDict, entries: Entries): PDFDict {
  const matrix = entries.numbers('Matrix')
  if (matrix) made.set(PDFName.of('Matrix'), made.context.obj(matrix))
  return made
}
