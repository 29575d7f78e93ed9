import type { Language } from '../message.ts'
import { caliperBases } from './paper-words.ts'

/** What a PDF was turned into, for the summary. Lengths as shown, with their units. */
export type ImpositionFacts = {
  scheme: 'saddle' | 'perfect' | 'n-up' | 'cut-and-stack'
  edge: 'left' | 'right'
  pages: number
  blanks: number
  trim: string
  /** Percent. */
  scale: number
  sheets: number
  sheet: string
  isSheetChosen: boolean
  signatures: number[]
  /** Pages of a sheet once it is folded; 0 where nothing is folded. */
  folded: number
  columns: number
  rows: number
  paper: Record<Language, string>
  caliper: string
  basis: 'measured' | 'table' | 'between'
  creep: 'inward' | 'centred' | 'none'
  /** The whole way that pages move. */
  creepRange: string
  duplex: 'short' | 'long' | 'separate' | 'one'
  reverseBacks: boolean
}

export type ImpositionWords = {
  /** Lines that name all that was assumed. */
  summary: (facts: ImpositionFacts) => string[]
  /** What to do with the files of an office booklet. */
  howToPrint: (duplex: 'short' | 'long' | 'separate', testSheet: string) => string[]
  options: Record<ImpositionOption, string>
}

export type ImpositionOption =
  | 'target'
  | 'bookletTarget'
  | 'output'
  | 'scheme'
  | 'signature'
  | 'folded'
  | 'last'
  | 'edge'
  | 'blanks'
  | 'creep'
  | 'paper'
  | 'caliper'
  | 'sheet'
  | 'bookletSheet'
  | 'bookletSignature'
  | 'bookletPaper'
  | 'grid'
  | 'stack'
  | 'duplex'
  | 'reverseBacks'
  | 'oneSided'
  | 'gutter'
  | 'spine'
  | 'spineBleed'
  | 'bleed'
  | 'noMarks'
  | 'scale'

export const impositionWords: Record<Language, ImpositionWords> = {
  en: {
    summary: (facts) => [
      `${schemes.en[facts.scheme]}, ${facts.edge === 'left' ? 'bound on the left' : 'bound on the right'}: ${facts.pages} pages of ${facts.trim}${
        facts.scale === 100 ? '' : ` at ${facts.scale} %`
      }${facts.blanks > 0 ? ` and ${facts.blanks} blank` : ''}`,
      `${facts.sheets} ${facts.sheets === 1 ? 'sheet' : 'sheets'} ${facts.sheet}${facts.isSheetChosen ? ' (the smallest that fits)' : ''}, ${facts.columns} × ${facts.rows} pages a side${
        facts.folded > 0 ? `, folded to ${facts.folded}` : ''
      }`,
      ...(facts.signatures.length > 1 || facts.scheme === 'perfect'
        ? [`signatures: ${shownSignatures(facts.signatures)}`]
        : []),
      `paper: ${facts.paper.en}, ${facts.caliper} thick (${caliperBases.en[facts.basis]})${
        facts.folded > 0
          ? `; creep ${facts.creep}${facts.creep === 'none' ? '' : `, ${facts.creepRange} in all`}`
          : ''
      }`,
      `${duplexes.en[facts.duplex]}${facts.duplex === 'separate' && facts.reverseBacks ? ', the backs from the last sheet to the first' : ''}`,
    ],
    howToPrint: (duplex, testSheet) => [
      `print ${testSheet} first: fold it as it says, and see whether 1 to 8 come in order`,
      duplex === 'separate'
        ? 'then the file of the fronts; put the stack back as the test sheet told, and print the file of the backs; actual size (100 %)'
        : `then the booklet: actual size (100 %), both sides, flip on the ${duplex} edge`,
    ],
    options: {
      target: 'PDF file, or folder with book.yaml, whose press file is made',
      bookletTarget: 'PDF file, or folder with book.yaml, whose PDF is made',
      output: 'folder for what is made',
      scheme: 'saddle, perfect, n-up or cut-and-stack (default: what suits the pages and the paper)',
      signature: 'pages of a signature, for perfect: a multiple of 4 (default: 16)',
      folded:
        'pages of a sheet once it is folded: 4, 8, 16 or 32 (default: 4 for saddle, else what paper and sheet allow)',
      last: 'last signature: short (only the pages it needs) or full',
      edge: 'where the spine is: left or right (default: left, or that of book.yaml)',
      blanks: 'where blank pages go: end or before-back-cover',
      creep: 'what pages of inner sheets do: inward (to the spine), centred or none',
      paper: 'kind and weight, e.g. "offset 80g" (default: 双胶纸 80g, or that of book.yaml)',
      caliper: 'thickness of a leaf as measured, e.g. 0.098mm',
      sheet: 'A4, A3, SRA3, 正度对开, 大度四开 … or e.g. 320x450mm (default: the smallest that fits)',
      bookletSignature: 'for a thick book: several booklets of so many pages, gathered on each other',
      bookletSheet: 'paper of the printer: A4, A3 or e.g. 210x297mm; larger pages are made to fit',
      bookletPaper: 'kind and weight (default: 复印纸 80g, office paper)',
      grid: 'n-up, cut-and-stack: pages beside and above each other, e.g. 2x2; saddle, perfect: sheets of 4 pages on one, cut apart',
      stack: 'cut-and-stack: sheets that are cut at a time (default: all)',
      duplex: 'the edge the printer flips on: short or long; or separate, a file for each side',
      reverseBacks: 'with --duplex separate: the backs from the last sheet to the first',
      oneSided: 'n-up, cut-and-stack: print one side only',
      gutter: 'white between pages that are cut apart (default: twice the bleed)',
      spine: 'white at the spine, for each page (default: 3mm for perfect, which is milled off, else 0mm)',
      spineBleed: 'bleed at the spine: clip or keep (as far as there is white)',
      bleed: 'bleed that is kept around each page (default: what the file has, 5mm at most)',
      noMarks: 'without crop, fold, register and collating marks',
      scale: 'size of the pages: fit, or percent',
    },
  },
  zh: {
    summary: (facts) => [
      `${schemes.zh[facts.scheme]}，${facts.edge === 'left' ? '左订' : '右订'}：${facts.pages} 页，成品 ${facts.trim}${
        facts.scale === 100 ? '' : `，缩至 ${facts.scale}%`
      }${facts.blanks > 0 ? `，另补空白 ${facts.blanks} 页` : ''}`,
      `${facts.sheet} 纸 ${facts.sheets} 张${facts.isSheetChosen ? '（放得下的最小纸张）' : ''}，每面 ${facts.columns} × ${facts.rows} 页${
        facts.folded > 0 ? `，每张折成 ${facts.folded} 页` : ''
      }`,
      ...(facts.signatures.length > 1 || facts.scheme === 'perfect'
        ? [`折丁：${shownSignatures(facts.signatures)} 页`]
        : []),
      `用纸：${facts.paper.zh}，单张厚 ${facts.caliper}（${caliperBases.zh[facts.basis]}）${
        facts.folded > 0
          ? `；爬移${creeps[facts.creep]}${facts.creep === 'none' ? '' : `，总量 ${facts.creepRange}`}`
          : ''
      }`,
      `${duplexes.zh[facts.duplex]}${facts.duplex === 'separate' && facts.reverseBacks ? '，反面文件从最后一张排起' : ''}`,
    ],
    howToPrint: (duplex, testSheet) => [
      `先打印测试页 ${testSheet}，照上面的说明折好，看 1 到 8 页是否依次排列`,
      duplex === 'separate'
        ? '再打印正面文件；按测试页试出的方向把整叠纸放回纸盒，打印反面文件；实际大小（100%）'
        : `再打印小册子：实际大小（100%），双面，${duplex === 'short' ? '短边' : '长边'}翻转`,
    ],
    options: {
      target: 'PDF 文件；或含有 book.yaml 的文件夹，先制作其印刷文件',
      bookletTarget: 'PDF 文件；或含有 book.yaml 的文件夹，先排成 PDF',
      output: '存放成品的文件夹',
      scheme:
        '装订拼法：saddle 骑马钉、perfect 胶装或锁线、n-up 多页合一、cut-and-stack 裁切叠放（默认依页数和纸厚选定）',
      signature: '胶装、锁线时每个折丁的页数，4 的倍数（默认 16）',
      folded: '每张纸折成的页数：4、8、16 或 32（骑马钉默认 4，其余依纸张而定）',
      last: '最后一个折丁：short 只用所需页数，full 与其余相同',
      edge: '订口：left 左订，right 右订（默认左订，或依 book.yaml）',
      blanks: '空白页的位置：end 书末，before-back-cover 封底之前',
      creep: '爬移补偿：inward 内页向订口移，centred 以中间为准，none 不补偿',
      paper: '品种与克重，如“双胶纸 80g”（默认双胶纸 80g，或依 book.yaml）',
      caliper: '实测的单张厚度，如 0.098mm',
      sheet: 'A4、A3、SRA3、正度对开、大度四开等，或如 320x450mm（默认为放得下的最小纸张）',
      bookletSignature: '书较厚时：分成若干本这么多页的小册，叠齐装订',
      bookletSheet: '打印机用纸：A4、A3，或如 210x297mm；页面较大时缩小',
      bookletPaper: '品种与克重（默认复印纸 80g）',
      grid: 'n-up、cut-and-stack：每面横竖页数，如 2x2；saddle、perfect：一张大纸上并排几张四页小张，裁开后再折',
      stack: 'cut-and-stack：每次裁切的张数（默认全部）',
      duplex: '双面打印的翻转边：short 短边、long 长边；或 separate，正反面各出一个文件',
      reverseBacks: '与 --duplex separate 合用：反面文件从最后一张排起',
      oneSided: 'n-up、cut-and-stack：只印一面',
      gutter: '裁开的页面之间的空隙（默认为出血的两倍）',
      spine: '订口处每页留白（胶装默认 3mm，供铣背；其余为 0mm）',
      spineBleed: '订口处的出血：clip 裁去，keep 保留（以留白为限）',
      bleed: '每页四周保留的出血（默认依文件，最多 5mm）',
      noMarks: '不加裁切、折页、套准标记和帖标',
      scale: '页面大小：fit 缩到放得下，或百分数',
    },
  },
}

const schemes: Record<Language, Record<ImpositionFacts['scheme'], string>> = {
  en: {
    saddle: 'Saddle stitch',
    perfect: 'Folded signatures, gathered',
    'n-up': 'Several pages a side',
    'cut-and-stack': 'Cut and stack',
  },
  zh: {
    saddle: '骑马钉',
    perfect: '折丁配帖（胶装、锁线）',
    'n-up': '多页合一',
    'cut-and-stack': '裁切叠放',
  },
}

const creeps: Record<ImpositionFacts['creep'], string> = {
  inward: '向订口补偿',
  centred: '居中补偿',
  none: '不补偿',
}

const duplexes: Record<Language, Record<ImpositionFacts['duplex'], string>> = {
  en: {
    short: 'both sides, flipped on the short edge',
    long: 'both sides, flipped on the long edge',
    separate: 'a file for each side; the stack is turned over like a page',
    one: 'one side only',
  },
  zh: {
    short: '双面，短边翻转',
    long: '双面，长边翻转',
    separate: '正反面各一个文件；翻面时像翻书页那样左右翻',
    one: '只印一面',
  },
}

/** `16, 16, 8` → `2 × 16 + 8`. */
function shownSignatures(signatures: number[]): string {
  const counts = new Map<number, number>()
  for (const size of signatures) counts.set(size, (counts.get(size) ?? 0) + 1)
  return [...counts].map(([size, count]) => (count === 1 ? `${size}` : `${count} × ${size}`)).join(' + ')
}
