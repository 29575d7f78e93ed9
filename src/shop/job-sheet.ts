import { blockThickness } from '../binding.ts'
import type { BookConfig } from '../book.ts'
import { editionLabel } from '../editions.ts'
import { readIsbn } from '../isbn.ts'
import type { Paper } from '../papers.ts'
import type { Pt } from '../units.ts'

/** What the job sheet says besides book.yaml. */
export type JobFacts = {
  config: BookConfig
  shop: { name: string; notes?: string | undefined }
  /** Of the text, blank pages and all. */
  pages: number
  pagesOfPrintedSheet: number
  method: 'saddle' | 'perfect' | 'sewn'
  /** Without a cover of its own. */
  cover: { width: Pt; height: Pt; spine: Pt; spineBasis: 'measured' | 'computed'; flap: Pt } | undefined
  condition: string
  /** What is in the package. */
  files: { name: string; what: string }[]
}

/** One line of the job sheet 工艺单; `value` is '' where it is to be filled in by hand. */
export type JobRow = { name: string; value: string }

export type JobSheet = { title: string; parts: { title: string; rows: JobRow[] }[]; missing: string[] }

/** The job sheet of a book, in Chinese as print shops have it. `missing` are the keys of book.yaml that leave it open. */
export function jobSheet(facts: JobFacts): JobSheet {
  const { config, shop, pages, cover } = facts
  const { shop: order, press, page, paper, binding } = config
  const leaves = Math.ceil(pages / 2)
  const bound = Math.ceil(pages / 4) * 4
  const contact = order.contact
  const missing = [
    order.copies === undefined ? 'shop.copies' : '',
    contact === undefined ? 'shop.contact' : '',
    order.delivery === undefined ? 'shop.delivery' : '',
  ].filter(Boolean)
  const parts = [
    {
      title: '书',
      rows: [
        row('书名', [config.title, config.subtitle].filter(Boolean).join('：')),
        ...(config.edition === undefined ? [] : [row('版本', editionLabel(config.edition, 'zh'))]),
        ...(config.authors.length > 0
          ? [row('著译者', config.authors.map(({ name }) => name).join('、'))]
          : []),
        ...(config.identifier && readIsbn(config.identifier) ? [row('书号', config.identifier)] : []),
        ...((config.publisher ?? config.unit)
          ? [row('出版或编印', config.publisher ?? config.unit ?? '')]
          : []),
        row('印数', order.copies === undefined ? '' : `${order.copies} 册`),
      ],
    },
    {
      title: '内文',
      rows: [
        row('成品尺寸', `${mm(page.trim.width)} × ${mm(page.trim.height)} 毫米（宽 × 高）`),
        row('出血', press.bleed === 0 ? '无' : `四边各 ${mm(press.bleed)} 毫米`),
        row('页数', `${pages} 页（${leaves} 张），装订按 ${bound} 页，补空白 ${bound - pages} 页`),
        row(
          '印张',
          `${Math.round((pages / facts.pagesOfPrintedSheet) * 1000) / 1000}（每印张 ${facts.pagesOfPrintedSheet} 页）`,
        ),
        row('用纸', paperRow(paper)),
        row('印色', `${inks(config)}，双面印`),
        row(
          '印刷文件',
          `PDF/${press.standard}，${facts.condition}，总墨量不超过 ${press.inkLimit}%，黑字单黑叠印`,
        ),
      ],
    },
    {
      title: '封面',
      rows: cover
        ? [
            row('展开尺寸', `${mm(cover.width)} × ${mm(cover.height)} 毫米，另加出血`),
            row(
              '书脊',
              cover.spine === 0
                ? '无（对折）'
                : `${mm(cover.spine)} 毫米（${cover.spineBasis === 'measured' ? '实测' : '推算，请以假书为准'}）`,
            ),
            row('勒口', cover.flap === 0 ? '无' : `${mm(cover.flap)} 毫米`),
            row('用纸', paperRow(config.cover.paper)),
            row('印色', coverInks(config)),
          ]
        : [row('封面', '随内文印，无单独文件')],
    },
    {
      title: '装订与后道',
      rows: [
        row(
          '装订',
          `${methods[facts.method]}，${binding.edge === 'left' ? '左订' : '右订'}${binding.method ? '' : '（依页数和纸厚选定，可商定）'}`,
        ),
        row('书芯厚', `约 ${mm(blockThickness(bound, paper))} 毫米`),
        ...(facts.method === 'saddle' ? [] : [row('折丁', `每帖 ${binding.signature} 页`)]),
        row('后道', order.finishing.length > 0 ? order.finishing.join('；') : '无'),
      ],
    },
    {
      title: '交货与联系',
      rows: [
        row('交货', order.delivery ?? ''),
        row('联系人', contact?.name ?? ''),
        ...(contact?.phone ? [row('电话', contact.phone)] : []),
        ...(contact?.email ? [row('邮箱', contact.email)] : []),
        ...(contact?.address ? [row('地址', contact.address)] : []),
        row('备注', [order.notes, shop.notes].filter(Boolean).join('；') || '无'),
      ],
    },
    {
      title: '文件',
      rows: facts.files.map(({ name, what }) => row(name, what)),
    },
  ]
  return { title: `工艺单（${shop.name}）`, parts, missing }
}

/** The same as plain text. */
export function jobSheetText({ title, parts }: JobSheet): string {
  const lines = parts.flatMap(({ title: part, rows }) => [
    '',
    `【${part}】`,
    ...rows.map(({ name, value }) => `${name}：${value === '' ? '__________' : value}`),
  ])
  return `${[title, ...lines].join('\n')}\n`
}

const methods = { saddle: '骑马钉', perfect: '无线胶装', sewn: '锁线胶装' } as const

function inks({ press }: BookConfig): string {
  if (press.colours === 'black') return '单黑（1+1）'
  if (press.colours === 'black+spot') return `双色（2+2，黑与 ${press.spot?.name ?? '专色'}）`
  return '四色（4+4），只有黑字的页可单黑印'
}

function coverInks({ press }: BookConfig): string {
  if (press.colours === 'black') return '单黑，单面印（1+0）'
  if (press.colours === 'black+spot') return `双色，单面印（2+0，黑与 ${press.spot?.name ?? '专色'}）`
  return '四色，单面印（4+0）'
}

function paperRow({ name, caliper, basis }: Paper): string {
  const thick = `${Math.round((caliper / MM) * 1000) / 1000} 毫米`
  return `${name.zh}，单张厚 ${thick}（${basis === 'measured' ? '实测' : '一般值'}）`
}

function row(name: string, value: string): JobRow {
  return { name, value }
}

const MM = 72 / 25.4

function mm(length: Pt): number {
  return Math.round((length / MM) * 10) / 10
}
