import { PDFStream } from '@cantoo/pdf-lib'
import { boundsOf, type Matrix, transformBounds } from '../pdf/geometry.ts'
import { asDictionary, entriesOf } from '../pdf/objects.ts'
import { visitForm } from './operators/objects.ts'
import { initialState, type Walk } from './walk.ts'

/** Walk through the normal appearances of a page's annotations: ISO 32000-1, 12.5.5. */
export function visitAnnotations(walk: Walk): void {
  const { context } = walk.resources
  for (const annotation of walk.page.annotations) {
    const entries = entriesOf(context, annotation)
    const normal = entries.entries('AP').get('N')
    const stream =
      normal instanceof PDFStream
        ? normal
        : entriesOf(context, asDictionary(normal)).stream(entries.name('AS') ?? '')
    const [x1, y1, x2, y2] = entries.numbers('Rect') ?? []
    if (!stream || x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) continue
    const form = entriesOf(context, stream.dict)
    const [left = 0, bottom = 0, right = 1, top = 1] = form.numbers('BBox') ?? []
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = form.numbers('Matrix') ?? []
    const inner = transformBounds([a, b, c, d, e, f], { left, bottom, right, top })
    const outer = boundsOf([
      [x1, y1],
      [x2, y2],
    ])
    if (!inner || !outer) continue
    const scaleX = (outer.right - outer.left) / (inner.right - inner.left || 1)
    const scaleY = (outer.top - outer.bottom) / (inner.top - inner.bottom || 1)
    const moved: Matrix = [
      scaleX,
      0,
      0,
      scaleY,
      outer.left - scaleX * inner.left,
      outer.bottom - scaleY * inner.bottom,
    ]
    walk.state = { ...initialState, clip: walk.page.boxes.MediaBox }
    visitForm(walk, stream, `/${entries.name('Subtype') ?? 'Annots'}`, moved)
  }
}
