import type { Language } from '../message.ts'
import { caliperBases } from './paper-words.ts'

/** What a cover was made of, for the summary. Lengths in millimetres. */
export type CoverFacts = {
  width: number
  height: number
  bleed: number
  spine: number
  spineBasis: 'measured' | 'computed'
  hasSpineText: boolean
  flap: number
  method: 'saddle' | 'perfect' | 'sewn'
  isMethodChosen: boolean
  edge: 'left' | 'right'
  pages: number
  paper: PaperFacts
  coverPaper: PaperFacts
}

type PaperFacts = {
  name: Record<Language, string>
  caliper: number
  basis: 'measured' | 'table' | 'between'
}

export type CoverWords = {
  /** Lines that name all that was assumed. */
  summary: (facts: CoverFacts) => string[]
  options: Record<'pages' | 'paper' | 'caliper' | 'spine', string>
}

export const coverWords: Record<Language, CoverWords> = {
  en: {
    summary: (facts) => [
      `Cover of ${facts.pages} pages, ${bindings.en[facts.method]}${facts.isMethodChosen ? ' (chosen by pages and paper)' : ''}, spine on the ${facts.edge}: ${facts.width} × ${facts.height} mm and ${facts.bleed} mm of bleed${facts.flap > 0 ? `, flaps of ${facts.flap} mm` : ''}`,
      facts.method === 'saddle'
        ? 'spine: none, the cover is folded'
        : `spine: ${facts.spine} mm (${
            facts.spineBasis === 'measured'
              ? 'measured'
              : `${facts.pages} ÷ 2 × ${facts.paper.caliper} + 2 × ${facts.coverPaper.caliper} mm; a dummy of the shop is surer`
          }), ${facts.hasSpineText ? 'with text' : 'without text'}`,
      `paper: ${shownPaper(facts.paper, 'en')}; cover: ${shownPaper(facts.coverPaper, 'en')}`,
    ],
    options: {
      pages: 'pages of the text, where they are known: nothing is paginated',
      paper: 'paper of the text: kind and weight, e.g. "offset 80g" (default: that of book.yaml)',
      caliper: 'thickness of a leaf as measured, e.g. 0.098mm',
      spine: 'width of the spine as measured, e.g. 8.5mm',
    },
  },
  zh: {
    summary: (facts) => [
      `封面：正文 ${facts.pages} 页，${bindings.zh[facts.method]}${facts.isMethodChosen ? '（依页数和纸厚选定）' : ''}，${facts.edge === 'left' ? '左订' : '右订'}；展开 ${facts.width} × ${facts.height} 毫米，出血 ${facts.bleed} 毫米${facts.flap > 0 ? `，勒口 ${facts.flap} 毫米` : ''}`,
      facts.method === 'saddle'
        ? '书脊：无，封面对折'
        : `书脊：${facts.spine} 毫米（${
            facts.spineBasis === 'measured'
              ? '实测'
              : `${facts.pages} ÷ 2 × ${facts.paper.caliper} + 2 × ${facts.coverPaper.caliper} 毫米；以印厂假书为准`
          }），${facts.hasSpineText ? '印书脊文字' : '不印文字'}`,
      `用纸：正文${shownPaper(facts.paper, 'zh')}；封面${shownPaper(facts.coverPaper, 'zh')}`,
    ],
    options: {
      pages: '正文页数；已知时写出，便不必排版',
      paper: '正文用纸：品种与克重，如“双胶纸 80g”（默认依 book.yaml）',
      caliper: '实测的单张厚度，如 0.098mm',
      spine: '实测的书脊宽度，如 8.5mm',
    },
  },
}

/** What bindings are called. */
export const bindings: Record<Language, Record<CoverFacts['method'], string>> = {
  en: { saddle: 'saddle-stitched', perfect: 'glued', sewn: 'sewn' },
  zh: { saddle: '骑马钉', perfect: '无线胶装', sewn: '锁线胶装' },
}

function shownPaper({ name, caliper, basis }: PaperFacts, language: Language): string {
  return language === 'en'
    ? `${name.en}, ${caliper} mm (${caliperBases.en[basis]})`
    : `${name.zh}，厚 ${caliper} 毫米（${caliperBases.zh[basis]}）`
}
