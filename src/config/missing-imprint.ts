import { looksLikeIsbn, readIsbn } from '../isbn.ts'
import type { Message } from '../message.ts'
import type { BookConfig } from './schema.ts'

/**
 * What the imprint page of a published book lacks: one that has an ISBN, or CIP data. As rules of the catalogue, with
 * the keys of book.yaml that stand nearest.
 *
 * GB/T 12450-2001, 4.2: rights, CIP data, who is responsible, publisher with address, printer, distributor, size, sheets
 * and characters (these are counted), edition and printing, copies, price. GB/T 12451-2023: what the CIP data say.
 */
export function missingImprint(
  config: BookConfig,
): (Pick<Message, 'ruleId' | 'values'> & { path: string[] })[] {
  const { imprint, identifier = '' } = config
  if (!imprint || !(looksLikeIsbn(identifier) || readIsbn(identifier) || imprint.cip)) return []
  const wanted: [key: string, name: string, value: unknown][] = [
    ['authors', '作者', config.authors.length > 0 || undefined],
    ['publisher', '出版者', config.publisher],
    ['identifier', '书号', config.identifier],
    ['date', '出版时间', config.date],
    ['rights', '版权说明', config.rights],
    ['imprint.cip', '在版编目数据', imprint.cip],
    ['imprint.responsible', '责任编辑等', imprint.responsible],
    ['imprint.address', '出版者地址', imprint.address],
    ['imprint.distributor', '发行者', imprint.distributor],
    ['imprint.printer', '印刷者', imprint.printer],
    ['imprint.printing', '版次、印次', imprint.printing],
    ['imprint.copies', '印数', imprint.copies],
    ['imprint.price', '定价', imprint.price],
  ]
  const named = (rows: typeof wanted) =>
    rows.flatMap(([key, name, value]) => (value === undefined ? [`${key} (${name})`] : [])).join(', ')
  const missing = named(wanted)
  const { cip } = imprint
  const parts =
    cip === undefined ? '' : typeof cip === 'string' ? missingOfText(cip, identifier) : named(cipRows(cip))
  return [
    ...(missing === ''
      ? []
      : [{ ruleId: 'imprint-incomplete', values: { keys: missing }, path: ['imprint'] }]),
    ...(parts === ''
      ? []
      : [{ ruleId: 'imprint-cip-incomplete', values: { parts }, path: ['imprint', 'cip'] }]),
  ]
}

type Cip = NonNullable<NonNullable<BookConfig['imprint']>['cip']>

function cipRows(cip: Exclude<Cip, string>): [string, string, unknown][] {
  return [
    ['imprint.cip.place', '出版地', cip.place],
    ['imprint.cip.subjects', '主题词', cip.subjects],
    ['imprint.cip.class', '分类号', cip.class],
    ['imprint.cip.number', '核字号', cip.number],
  ]
}

/** What CIP data as the library gives them always have. */
function missingOfText(cip: string, identifier: string): string {
  const tight = cip.replace(/[\s‐–-]/g, '')
  const isbn = readIsbn(identifier)
  return [
    /图书在版编目|圖書在版編目/.test(tight) ? '' : '图书在版编目（CIP）数据',
    isbn === undefined || tight.includes(isbn) ? '' : `ISBN ${identifier}`,
    /CIP.{0,4}[核數数]/.test(tight) ? '' : '中国版本图书馆 CIP 数据核字号',
    /[A-Z]\d{2,}/.test(tight.replace(/ISBN\d+X?/g, '')) ? '' : '分类号',
  ]
    .filter(Boolean)
    .join('、')
}
