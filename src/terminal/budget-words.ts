import type { Language } from '../message.ts'
import { bindings } from './cover-words.ts'
import { table } from './table.ts'

/** The pages of a book, for the summary. Lengths in millimetres. */
export type BudgetFacts = {
  pages: number
  /** Blank so that sections open recto. */
  blanks: number
  notePages: number
  trim: string
  pagesOfPrintedSheet: number
  paper: Record<Language, string>
  caliper: number
  isMeasured: boolean
  method: 'saddle' | 'perfect' | 'sewn'
  isMethodChosen: boolean
  costs: {
    method: 'saddle' | 'perfect' | 'sewn'
    signature: number
    printed: number
    blanks: number
    full: { printed: number; blanks: number }
    fault: 'too-thick' | 'too-thin' | undefined
    thickness: number
  }[]
  /** With the pages that they make; `undefined` where none can be made. */
  tried: { id: string; changes: { key: string; value: number | string }[]; pages: number | undefined }[]
}

export type BudgetWords = {
  /** `edition` where one was asked for on the command line. */
  summary: (facts: BudgetFacts, folder: string, edition?: string) => string[]
  applied: (id: string, before: number, after: number, file: string) => string
  apply: string
}

export const budgetWords: Record<Language, BudgetWords> = {
  en: {
    summary: (facts, folder, edition) => [
      `${facts.pages} pages of ${facts.trim} mm${inside(facts, 'en')}: ${Math.ceil(facts.pages / 2)} leaves, ${sheets(facts.pages, facts)} printed sheets (印张) of ${facts.pagesOfPrintedSheet} pages`,
      `assumed: ${facts.paper.en}, ${facts.caliper} mm (${facts.isMeasured ? 'measured' : 'from the table'}); ${bindings.en[facts.method]}${facts.isMethodChosen ? ' (chosen by pages and paper)' : ''}`,
      '',
      ...table([
        ['binding', 'printed', 'blank', 'last one full', 'blank', ''],
        ...facts.costs.map((cost) => [
          cost.method === 'saddle' ? 'saddle stitch' : `signatures of ${cost.signature}`,
          String(cost.printed),
          String(cost.blanks),
          cost.method === 'saddle' ? '' : String(cost.full.printed),
          cost.method === 'saddle' ? '' : String(cost.full.blanks),
          cost.fault === 'too-thick'
            ? `impossible: ${cost.thickness} mm, the wire holds 6`
            : cost.fault === 'too-thin'
              ? `${cost.thickness} mm, too thin for glue`
              : '',
        ]),
      ]),
      '',
      ...proposals(
        facts,
        ['proposal', 'pages', '', 'to 4', 'to 8', 'to 16', '印张', 'book.yaml'],
        'cannot be made',
        'as it is',
      ),
      ...(best(facts) !== undefined
        ? [
            '',
            `all were paginated; write one to book.yaml: npm run budget -- ${folder}${option(edition)} --apply ${best(facts)}`,
          ]
        : []),
    ],
    applied: (id, before, after, file) => `${file}: ${id} written, ${before} → ${after} pages`,
    apply: 'write this proposal to book.yaml, e.g. lines+1 or notes-3; comments are kept',
  },
  zh: {
    summary: (facts, folder, edition) => [
      `共 ${facts.pages} 页，成品 ${facts.trim} 毫米${inside(facts, 'zh')}：${Math.ceil(facts.pages / 2)} 张，${sheets(facts.pages, facts)} 印张（每印张 ${facts.pagesOfPrintedSheet} 页）`,
      `假定：${facts.paper.zh}，厚 ${facts.caliper} 毫米（${facts.isMeasured ? '实测' : '表中的一般值'}）；${bindings.zh[facts.method]}${facts.isMethodChosen ? '（依页数和纸厚选定）' : ''}`,
      '',
      ...table([
        ['装订', '印页', '空白', '末帖补足', '空白', ''],
        ...facts.costs.map((cost) => [
          cost.method === 'saddle' ? '骑马钉' : `${cost.signature} 页折丁`,
          String(cost.printed),
          String(cost.blanks),
          cost.method === 'saddle' ? '' : String(cost.full.printed),
          cost.method === 'saddle' ? '' : String(cost.full.blanks),
          cost.fault === 'too-thick'
            ? `不可：厚 ${cost.thickness} 毫米，铁丝最多订 6 毫米`
            : cost.fault === 'too-thin'
              ? `书芯 ${cost.thickness} 毫米，太薄，胶装不牢`
              : '',
        ]),
      ]),
      '',
      ...proposals(
        facts,
        ['方案', '页数', '', '距 4', '距 8', '距 16', '印张', 'book.yaml'],
        '行不通',
        '现状',
      ),
      ...(best(facts) !== undefined
        ? [
            '',
            `各方案均已实际排版；写入 book.yaml：npm run budget -- ${folder}${option(edition)} --apply ${best(facts)}`,
          ]
        : []),
    ],
    applied: (id, before, after, file) => `${file}：已写入 ${id}，${before} 页变为 ${after} 页`,
    apply: '把这个方案写入 book.yaml（保留注释），如 lines+1、notes-3',
  },
}

function option(edition: string | undefined): string {
  return edition === undefined ? '' : ` --edition ${edition}`
}

/** The proposal that reaches the largest multiple, the earlier of two. */
function best({ tried }: BudgetFacts): string | undefined {
  return [16, 8, 4]
    .map((multiple) => tried.find(({ pages }) => pages !== undefined && pages % multiple === 0)?.id)
    .find((id) => id !== undefined)
}

function inside({ blanks, notePages }: BudgetFacts, language: Language): string {
  const parts =
    language === 'en'
      ? [
          blanks > 0 ? `${blanks} of them blank before rectos` : '',
          notePages > 0 ? `${notePages} ruled for notes` : '',
        ]
      : [blanks > 0 ? `其中起单码前的空白 ${blanks} 页` : '', notePages > 0 ? `横线页 ${notePages} 页` : '']
  const said = parts.filter(Boolean)
  if (said.length === 0) return ''
  return language === 'en' ? ` (${said.join(', ')})` : `（${said.join('，')}）`
}

function sheets(pages: number, { pagesOfPrintedSheet }: BudgetFacts): number {
  return Math.round((pages / pagesOfPrintedSheet) * 1000) / 1000
}

/** What is missing to a whole multiple; ✓ for nothing. */
function missing(pages: number, multiple: number): string {
  const rest = (multiple - (pages % multiple)) % multiple
  return rest === 0 ? '✓' : String(rest)
}

function proposals(facts: BudgetFacts, heads: string[], impossible: string, asItIs: string): string[] {
  const row = (name: string, pages: number, changes: string) => {
    const change = pages - facts.pages
    return [
      name,
      String(pages),
      name === asItIs ? '' : change > 0 ? `+${change}` : String(change),
      ...[4, 8, 16].map((multiple) => missing(pages, multiple)),
      String(sheets(pages, facts)),
      changes,
    ]
  }
  return table([
    heads,
    row(asItIs, facts.pages, ''),
    ...facts.tried.map(({ id, changes, pages }) => {
      const shown = changes.map(({ key, value }) => `${key}: ${value}`).join(', ')
      return pages === undefined
        ? [id, '–', '', '', '', '', '', `${shown} (${impossible})`]
        : row(id, pages, shown)
    }),
  ])
}
