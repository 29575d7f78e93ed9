import type { Pt } from '../units.ts'

/** A drawn page: where its trim lies in the picture, all lengths in points; without `picture` where there is none. */
export type ProofPage = {
  name: string
  picture: string | undefined
  media: { width: Pt; height: Pt }
  /** From the left and top edge of the media. */
  trim: { left: Pt; top: Pt; width: Pt; height: Pt }
}

/** Room for the pages of one side, in points. */
const ROOM = { width: (270 * 72) / 25.4, height: (176 * 72) / 25.4 }

/**
 * A proof as a document of A4 pages: the cover, then the pages as they lie open, trimmed, each with its number. `edge` is
 * where the spine is.
 */
export function proofHtml(
  title: string,
  cover: ProofPage | undefined,
  pages: readonly ProofPage[],
  edge: 'left' | 'right',
  fontCss: string,
): string {
  const sides = [
    ...(cover ? [`<section>${figure(cover, ROOM.width)}</section>`] : []),
    ...openings(pages).map((opening) => {
      const figures = opening.map((page) =>
        page ? figure(page, ROOM.width / 2) : `<figure class="none"></figure>`,
      )
      return `<section>${(edge === 'left' ? figures : figures.reverse()).join('')}</section>`
    }),
  ]
  return `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>${title.replace(/[<&]/g, ' ')}</title>
<style>${fontCss}</style><style>${css}</style></head><body>${sides.join('\n')}</body></html>`
}

/** Page 1 is a recto, and lies alone. */
function openings<Thing>(pages: readonly Thing[]): (Thing | undefined)[][] {
  const all = [undefined, ...pages]
  return Array.from({ length: Math.ceil(all.length / 2) }, (_, index) => [all[2 * index], all[2 * index + 1]])
}

function figure({ name, picture, media, trim }: ProofPage, room: Pt): string {
  const scale = Math.min(1, (room - 12) / trim.width, ROOM.height / trim.height)
  const pt = (length: Pt) => `${Math.round(length * scale * 100) / 100}pt`
  const image =
    picture === undefined
      ? ''
      : `<img src="${picture}" style="left: -${pt(trim.left)}; top: -${pt(trim.top)}; width: ${pt(media.width)}">`
  return `<figure><div class="page" style="width: ${pt(trim.width)}; height: ${pt(trim.height)}">${image}</div><figcaption>${name}</figcaption></figure>`
}

const css = `
@page { size: 297mm 210mm; margin: 10mm }
* { margin: 0; padding: 0; box-sizing: border-box }
body { font: 9pt / 1.4 Song, Symbols, serif }
section { display: flex; justify-content: center; align-items: flex-start; height: 186mm; break-after: page }
section:last-child { break-after: auto }
figure { text-align: center }
.none { width: 135mm }
.page { position: relative; overflow: hidden; border: 0.5pt solid #999; margin: 0 auto 1.5mm }
.page img { position: absolute }
figure + figure { margin-left: 0.5pt }
`
