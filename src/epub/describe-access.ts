import type { BookConfig } from '../book.ts'
import type { EpubDocument } from './document.ts'
import { eachElement, textOf } from './nodes.ts'

/** What the accessibility metadata say: schema.org property → its values. https://www.w3.org/TR/epub-a11y-11/ */
export type AccessFacts = {
  accessMode: string[]
  /** Each one is enough to read all of the book. */
  accessModeSufficient: string[]
  accessibilityFeature: string[]
  accessibilityHazard: string[]
  accessibilitySummary: string
}

/** Taken from the finished documents: nothing is claimed that is not in the book. */
export function describeAccess(
  documents: readonly EpubDocument[],
  { hasPages, moves, language }: { hasPages: boolean; moves: boolean; language: BookConfig['language'] },
): AccessFacts {
  const found = countThings(documents)
  const pictures = found.described + found.decorative + found.mute
  const allDescribed = pictures > 0 && found.mute === 0
  const words = summaries[language]
  return {
    accessMode: ['textual', ...(pictures > 0 ? ['visual'] : [])],
    accessModeSufficient: [
      ...(found.mute === 0 ? ['textual'] : []),
      ...(pictures > 0 ? ['textual,visual'] : []),
    ],
    accessibilityFeature: [
      'tableOfContents',
      'readingOrder',
      ...(found.headings > 0 ? ['structuralNavigation'] : []),
      ...(allDescribed && found.described > 0 ? ['alternativeText'] : []),
      ...(found.formulas > 0 ? ['MathML'] : []),
      ...(found.ruby > 0 ? ['rubyAnnotations'] : []),
      ...(hasPages ? ['pageNavigation', 'pageBreakMarkers'] : []),
    ],
    accessibilityHazard: moves ? ['unknown'] : ['none'],
    accessibilitySummary: [
      words.text,
      ...(pictures === 0 ? [] : [allDescribed ? words.described : words.mute(found.mute, pictures)]),
      ...(found.formulas > 0 ? [words.formulas] : []),
      ...(hasPages ? [words.pages] : []),
      ...(moves ? [words.moves] : []),
    ].join(language === 'en' ? ' ' : ''),
  }
}

type Things = Record<'described' | 'decorative' | 'mute' | 'headings' | 'formulas' | 'ruby', number>

function countThings(documents: readonly EpubDocument[]): Things {
  const things: Things = { described: 0, decorative: 0, mute: 0, headings: 0, formulas: 0, ruby: 0 }
  for (const { root } of documents)
    eachElement(root, (element) => {
      const { tagName, properties } = element
      if (/^h[1-6]$/.test(tagName)) things.headings++
      if (tagName === 'math') things.formulas++
      if (tagName === 'ruby') things.ruby++
      if (tagName === 'img')
        things[properties.alt === undefined ? 'mute' : properties.alt === '' ? 'decorative' : 'described']++
      if (tagName === 'svg')
        things[isNamed(element) ? 'described' : properties.ariaHidden === 'true' ? 'decorative' : 'mute']++
    })
  return things
}

function isNamed(drawing: EpubDocument['root']): boolean {
  if (String(drawing.properties.ariaLabel ?? '') !== '') return true
  return drawing.children.some(
    (child) =>
      child.type === 'element' && /^(?:title|desc)$/.test(child.tagName) && textOf(child).trim() !== '',
  )
}

type SummaryWords = {
  text: string
  described: string
  mute: (count: number, all: number) => string
  formulas: string
  pages: string
  moves: string
}

const summaries: Record<BookConfig['language'], SummaryWords> = {
  'zh-Hans': {
    text: '全书为可重排的文字，按阅读顺序排列，标题和目录分级。',
    described: '图片都有替代文字，或者只是装饰。',
    mute: (count, all) => `${all} 幅图片中有 ${count} 幅没有替代文字。`,
    formulas: '公式为 MathML，附有 TeX 源码。',
    pages: '页码与印刷本一致。',
    moves: '有会动的图片，未检查是否闪烁。',
  },
  'zh-Hant': {
    text: '全書為可重排的文字，按閱讀順序排列，標題和目錄分級。',
    described: '圖片都有替代文字，或者只是裝飾。',
    mute: (count, all) => `${all} 幅圖片中有 ${count} 幅沒有替代文字。`,
    formulas: '公式為 MathML，附有 TeX 原始碼。',
    pages: '頁碼與印刷本一致。',
    moves: '有會動的圖片，未檢查是否閃爍。',
  },
  en: {
    text: 'All of the book is reflowable text in reading order, with nested headings and contents.',
    described: 'Pictures have alternative text or are decorative.',
    mute: (count, all) => `${count} of ${all} pictures have no alternative text.`,
    formulas: 'Formulas are MathML, with their TeX source.',
    pages: 'Page numbers are those of the printed book.',
    moves: 'There are pictures that move; whether they flash has not been checked.',
  },
}
