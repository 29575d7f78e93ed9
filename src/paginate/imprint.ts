import type { Element, ElementContent } from 'hast'
import type { BookConfig, Section } from '../book.ts'
import { internalWords } from '../internal-marks.ts'
import type { Pt } from '../units.ts'
import { writtenDate } from '../written-date.ts'
import { cipLines } from './cip-lines.ts'

const MM: Pt = 72 / 25.4

/** The id of the page that says who made the book and how. */
export const IMPRINT_ID = 'imprint'

/** The name under which the number of all pages is asked for: no id has a colon. */
export const ALL_PAGES = 'pages:'

/**
 * The imprint page, 版权页, of book.yaml; `undefined` where it asks for none.
 *
 * Sheets and characters are told when the pages are counted: `page-count` is a reference to pages like any other.
 */
export function imprintPage(config: BookConfig): Section | undefined {
  const { imprint, internal, language } = config
  if (!imprint && !internal) return undefined
  const words = { ...imprintWords[language], ...internalWords[language] }
  const isbn = /^(?:ISBN[\s:：]*)?((?:97[89][-\s]?)?[\d][\d-\s]{8,15}[\dX])$/i.exec(
    config.identifier ?? '',
  )?.[1]
  const { trim, typeArea } = config.page
  const sheet = sheetOf(trim.width / MM, trim.height / MM)
  const size = `${Math.round(trim.width / MM)} mm × ${Math.round(trim.height / MM)} mm`
  const perPage = typeArea.characters * typeArea.lines
  const named = (name: string, value: string | undefined) => line(name, value, words.colon)
  const lines: (ElementContent | undefined)[] = [
    named(words.author, config.authors.map(({ name }) => name).join(words.and)),
    ...Object.entries(imprint?.responsible ?? {}).map(([what, name]) => named(what, name)),
    named(words.publisher, config.publisher),
    named(words.unit, config.publisher ? undefined : config.unit),
    named(words.address, imprint?.address),
    named(words.distributor, imprint?.distributor),
    named(words.printer, imprint?.printer),
    named(words.size, sheet ? `${sheet.name}　1/${sheet.parts}（${size}）` : size),
    sheet && counted('sheets', sheet.parts),
    counted('characters', perPage),
    named(words.printing, writtenDate(imprint?.printing ?? config.date, language)),
    named(words.copies, imprint?.copies),
    named(words.isbn, isbn),
    named(words.price, imprint?.price),
    ...(cipLines(config) ? [] : [named('', config.rights)]),
  ]
  const internalLines = internal && [
    element('p', ['imprint-line', 'imprint-internal'], [text(words.internal)]),
    named(words.permit, internal.permit),
    named(words.unit, internal.unit),
    named(words.recipients, internal.recipients),
    named(words.printer, internal.printer),
    named(words.date, writtenDate(internal.date, language)),
    named(words.copies, internal.copies),
  ]
  const cip = cipLines(config)?.map((one) => element('p', ['imprint-cip'], [text(one)]))
  const children = [
    ...(cip && config.rights ? [element('div', ['imprint-block'], there([named('', config.rights)]))] : []),
    ...(cip ? [element('div', ['imprint-block'], cip)] : []),
    element('p', ['imprint-title'], [text(config.title)]),
    ...(config.subtitle ? [element('p', ['imprint-subtitle'], [text(config.subtitle)])] : []),
    element('div', ['imprint-block'], there(lines)),
    ...(internalLines
      ? [element('div', ['imprint-block', 'imprint-internal-block'], there(internalLines))]
      : []),
  ]
  const root = element(
    'section',
    ['section', 'section-imprint'],
    [element('div', ['imprint-page'], children)],
  )
  Object.assign(root.properties, { id: IMPRINT_ID, dataRole: 'imprint', lang: language })
  return {
    id: IMPRINT_ID,
    title: words.title,
    role: 'imprint',
    tree: { type: 'root', children: [root] },
    source: '',
  }
}

/** 印张 and 字数 as printers reckon them: pages by the part of a sheet; characters of full pages, in thousands. */
export function countWords(form: string, per: number, pages: number, language: string): string {
  const isEnglish = language === 'en'
  if (form === 'sheets') {
    const sheets = String(Math.round((pages / per) * 1000) / 1000)
    return isEnglish ? `Printed sheets: ${sheets}` : `${language === 'zh-Hant' ? '印張' : '印张'}：${sheets}`
  }
  const thousands = Math.max(1, Math.round((pages * per) / 1000))
  if (isEnglish) return `Characters: ${thousands} thousand`
  return `${language === 'zh-Hant' ? '字數' : '字数'}：${thousands} 千字`
}

/** The paper that a trim size is cut of, GB/T 788 and ISO 216 as Chinese printers buy it, edges in mm. */
const sheets: { width: number; height: number; name: string; parts: number }[] = [
  { width: 210, height: 297, name: '890 mm × 1240 mm', parts: 16 },
  { width: 148, height: 210, name: '890 mm × 1240 mm', parts: 32 },
  { width: 105, height: 148, name: '890 mm × 1240 mm', parts: 64 },
  { width: 176, height: 250, name: '1000 mm × 1400 mm', parts: 32 },
  { width: 140, height: 203, name: '850 mm × 1168 mm', parts: 32 },
  { width: 130, height: 184, name: '787 mm × 1092 mm', parts: 32 },
  { width: 210, height: 285, name: '889 mm × 1194 mm', parts: 16 },
  { width: 185, height: 260, name: '787 mm × 1092 mm', parts: 16 },
]

function sheetOf(width: number, height: number) {
  return sheets.find((sheet) => Math.abs(sheet.width - width) < 0.5 && Math.abs(sheet.height - height) < 0.5)
}

const imprintWords = {
  'zh-Hans': {
    title: '版权页',
    author: '作者',
    publisher: '出版',
    unit: '编印单位',
    address: '地址',
    distributor: '发行',
    printer: '印刷单位',
    size: '开本',
    printing: '版次',
    copies: '印数',
    isbn: 'ISBN',
    price: '定价',
    recipients: '发送对象',
    date: '印刷日期',
    and: '、',
    colon: '：',
  },
  'zh-Hant': {
    title: '版權頁',
    author: '作者',
    publisher: '出版',
    unit: '編印單位',
    address: '地址',
    distributor: '發行',
    printer: '印刷單位',
    size: '開本',
    printing: '版次',
    copies: '印數',
    isbn: 'ISBN',
    price: '定價',
    recipients: '發送對象',
    date: '印刷日期',
    and: '、',
    colon: '：',
  },
  en: {
    title: 'Imprint',
    author: 'Author',
    publisher: 'Published by',
    unit: 'Compiled by',
    address: 'Address',
    distributor: 'Distributed by',
    printer: 'Printed by',
    size: 'Size',
    printing: 'Edition',
    copies: 'Copies',
    isbn: 'ISBN',
    price: 'Price',
    recipients: 'For',
    date: 'Printed',
    and: ', ',
    colon: ': ',
  },
}

function line(name: string, value: string | undefined, colon: string): Element | undefined {
  if (value === undefined || value === '') return undefined
  return element('p', ['imprint-line'], [text(name === '' ? value : `${name}${colon}${value}`)])
}

function counted(form: 'sheets' | 'characters', per: number): Element {
  const span = element('span', ['page-ref', 'page-count'])
  Object.assign(span.properties, { dataTarget: ALL_PAGES, dataForm: form, dataPer: String(per) })
  return element('p', ['imprint-line'], [span])
}

function there<Thing>(things: readonly (Thing | undefined)[]): Thing[] {
  return things.filter((thing) => thing !== undefined)
}

function element(tagName: string, className: string[] = [], children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties: { className }, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
