import type { Language, Severity } from '../message.ts'
import type { Stage } from '../run.ts'

/** What the commands say besides messages about the book, in both languages. */
export type Words = {
  severities: Record<Severity, string>
  /** Closes a list of messages. */
  count: (errors: number, warnings: number) => string
  stages: Record<Stage, string>
  /** `total` is 0 where it is unknown. */
  progress: (stage: string, done: number, total: number) => string
  pages: (count: number) => string
  seconds: (seconds: number) => string
  checked: (folder: string, sections: number) => string
  /** What a personalised run made. */
  personalised: (rows: number, copies: number) => string
  linted: (folder: string, chapters: number) => string
  /** `faults` are more than hints. */
  lintLeft: (folder: string, faults: number) => string
  checkedEpub: (file: string) => string
  /** `ranges` as in `1–3, 7`. */
  onPages: (ranges: string) => string
  /** `places` as in `3:7, 12:5`; `more` that are not among them. */
  alsoAt: (places: string, more: number) => string
  preflighted: (file: string, pages: number, profile: string) => string
  profiles: Record<'press' | 'digital' | 'office' | 'screen', string>
  report: ReportWords
  stopping: string
  stopped: string
  ourFault: string
  help: {
    program: string
    pdf: string
    epub: string
    press: string
    build: string
    impose: string
    booklet: string
    cover: string
    budget: string
    shop: string
    checkEpub: string
    preflight: string
    pdfFile: string
    profile: string
    html: string
    trim: string
    book: string
    check: string
    personalise: string
    table: string
    rows: string
    merged: string
    copies: string
    lint: string
    fix: string
    import: string
    folder: string
    source: string
    epubFile: string
    noPages: string
    output: string
    archive: string
    pressTarget: string
    standard: string
    icc: string
    bleed: string
    noMarks: string
    edition: string
    cache: string
    to: string
    force: string
    encoding: string
    lang: string
    json: string
    quiet: string
    /** Follows the description of what has a default. */
    byDefault: (value: string) => string
    showHelp: string
    showVersion: string
    example: string
    codes: string
    /** Headings that commander prints → ours. */
    titles: Record<string, string>
  }
  /** Commander's codes for wrong use → our sentence about `{name}`. */
  wrongUse: Record<string, string>
}

/** Of the report of preflight. */
export type ReportWords = {
  title: (file: string) => string
  summary: (pages: number, profile: string) => string
  page: string
  severity: string
  found: string
  fix: string
  authority: string
  nothing: string
  /** How many of the pages in question are shown. */
  pictures: (shown: number, all: number) => string
  noPictures: string
}

export const words: Record<Language, Words> = {
  en: {
    severities: { error: 'error', warning: 'warning', info: 'note' },
    count: (errors, warnings) =>
      [plural(errors, 'error'), plural(warnings, 'warning')].filter(Boolean).join(', '),
    stages: {
      read: 'Reading the manuscript',
      compose: 'Composing sections',
      fonts: 'Preparing fonts',
      paginate: 'Making pages',
      print: 'Printing',
      prove: 'Proving the pages',
      preflight: 'Checking pages',
      press: 'Making the press file',
      impose: 'Putting pages on sheets',
      cover: 'Making the cover',
      budget: 'Trying proposals',
      shop: 'Drawing the proof',
      runs: 'Making the rows',
      epub: 'Making the EPUB',
    },
    progress: (stage, done, total) => `${stage}${count(done, total)}`,
    pages: (pages) => plural(pages, 'page') || '0 pages',
    seconds: (seconds) => `${seconds.toFixed(1)} s`,
    personalised: (rows, copies) => `${plural(rows, 'row')}, ${copies} ${copies === 1 ? 'copy' : 'copies'}`,
    linted: (folder, chapters) => `${folder}: ${plural(chapters, 'chapter')} proofread, nothing to mend`,
    lintLeft: (folder, faults) => `${folder}: ${plural(faults, 'place')} to mend`,
    checked: (folder, sections) => `${folder}: ${plural(sections, 'section')}, no errors`,
    checkedEpub: (file) => `${file}: no errors`,
    onPages: (ranges) => `p. ${ranges}`,
    alsoAt: (places, more) => `Also at ${places}${more === 0 ? '' : ` and ${more} more`}`,
    preflighted: (file, pages, profile) => `${file}: ${plural(pages, 'page')}, no errors for ${profile}`,
    profiles: {
      press: 'offset press',
      digital: 'digital press',
      office: 'office printer',
      screen: 'reading on screen',
    },
    report: {
      title: (file) => `Preflight of ${file}`,
      summary: (pages, profile) => `${plural(pages, 'page')}, checked for: ${profile}`,
      page: 'Pages',
      severity: 'Severity',
      found: 'Found',
      fix: 'Remedy',
      authority: 'Asked for by',
      nothing: 'No faults, no warnings.',
      pictures: (shown, all) =>
        shown < all ? `Pictures of the first ${shown} of ${all} pages in question.` : '',
      noPictures: 'Without pictures of the pages: no browser could be started.',
    },
    stopping: 'Stopping. Press Ctrl-C again to stop at once.',
    stopped: 'Stopped. Nothing was written.',
    ourFault: 'This is a fault of Banxin, not of your book. Please report it with the lines below.',
    help: {
      program: 'Banxin makes a print-ready, proven PDF of a Markdown manuscript.',
      pdf: 'make the PDF of a manuscript folder',
      epub: 'make the EPUB of a manuscript folder',
      press:
        'make the file for the print shop: PDF/X with inks, boxes and marks; of a manuscript, or of any PDF',
      build: 'make PDF and EPUB in one go',
      impose: 'put the pages of a press file, or of any PDF, on sheets for folding and binding',
      booklet: 'make a booklet for the office duplex printer: A5 pages on A4',
      budget: 'count pages, sheets and blanks, and propose what would save some',
      shop: 'pack all that a print shop needs into one zip: PDF/X, job sheet, proof, reports',
      cover: 'make the cover for the print shop: front, spine and back as one PDF/X',
      checkEpub: 'check any EPUB',
      preflight: 'check whether any PDF can go to print',
      pdfFile: 'PDF file',
      profile: 'what it is for: press, digital, office, screen, or a YAML file of yours',
      html: 'write a report to this file, too',
      trim: 'size that was ordered, e.g. A5 or 148mmx210mm',
      book: 'manuscript folder of the book: the spot colour that its book.yaml orders is expected',
      check: 'check a manuscript folder without making pages',
      personalise:
        'variable data printing: a book for every row of a table, as PDFs or as one merged press file',
      table: 'CSV with a head of column names: UTF-8, GB18030 or UTF-16 (default: runs.file of book.yaml)',
      rows: 'only these rows, for a trial: 3-10 or 1,5,9-',
      merged: 'one press file (PDF/X) of all rows, each as often as it is printed',
      copies: 'in the merged file: repeat each row by its copies, or each once and the number in the list',
      lint: 'proofread a manuscript folder: marks, numerals, terms',
      fix: 'mend in the files what needs no asking',
      import: 'turn text, a Word file, an EPUB, a web page or a folder of Markdown into a manuscript folder',
      folder: 'folder with book.yaml',
      source: 'text file: UTF-8, GB18030, Big5 or UTF-16',
      epubFile: 'EPUB file',
      noPages: 'without the page numbers of the printed book: nothing is paginated',
      output: 'folder for what is made',
      edition: 'the edition to make: student, leader, key, large-print or one of book.yaml',
      archive: 'as PDF/A-2u, to be kept for good',
      pressTarget: 'folder with book.yaml, or PDF file',
      standard: 'of a PDF file: X-4, X-3 or X-1a',
      icc: 'of a PDF file: ICC profile of the press (default: FOGRA39, coated)',
      bleed: 'of a PDF file: how far it is printed beyond the trim (default: 3mm)',
      noMarks: 'of a PDF file: without crop and other marks',
      cache: 'folder for work that a later build can use again',
      to: 'manuscript folder to make (default: manuscript-<name of the file>)',
      force: 'make it although a folder of that name is there: that one is kept under another name',
      encoding: 'encoding of the file, e.g. gb18030 (default: found out from the text)',
      lang: 'language of messages: en or zh (default: that of the locale)',
      json: 'print messages and paths as JSON on stdout',
      quiet: 'print warnings and errors only',
      byDefault: (value) => ` (default: ${value})`,
      showHelp: 'show this help',
      showVersion: 'show the version',
      example: 'Example:',
      codes:
        'Exit codes: 0 fine, 1 the book has errors, 2 wrong use, 3 something is missing on this machine, 70 a fault of ours, 130 stopped with Ctrl-C.',
      titles: {},
    },
    wrongUse: {},
  },
  zh: {
    severities: { error: '错误', warning: '警告', info: '说明' },
    count: (errors, warnings) =>
      [errors > 0 ? `${errors} 个错误` : '', warnings > 0 ? `${warnings} 个警告` : '']
        .filter(Boolean)
        .join('，'),
    stages: {
      read: '读取书稿',
      compose: '组织章节',
      fonts: '准备字体',
      paginate: '排版分页',
      print: '输出 PDF',
      prove: '核对版面',
      preflight: '印前检查',
      press: '制作印刷文件',
      impose: '拼版',
      cover: '制作封面',
      budget: '试排各方案',
      shop: '制作小样',
      runs: '逐份制作',
      epub: '制作 EPUB',
    },
    progress: (stage, done, total) => `${stage}${count(done, total)}`,
    pages: (pages) => `${pages} 页`,
    seconds: (seconds) => `${seconds.toFixed(1)} 秒`,
    personalised: (rows, copies) => `共 ${rows} 行，${copies} 份`,
    linted: (folder, chapters) => `${folder}：已校对 ${chapters} 章，没有需要改的地方`,
    lintLeft: (folder, faults) => `${folder}：有 ${faults} 处需要改`,
    checked: (folder, sections) => `${folder}：${sections} 个章节，没有错误`,
    checkedEpub: (file) => `${file}：没有错误`,
    onPages: (ranges) => `第 ${ranges} 页`,
    alsoAt: (places, more) => `又见于 ${places}${more === 0 ? '' : `，另有 ${more} 处`}`,
    preflighted: (file, pages, profile) => `${file}：${pages} 页，按“${profile}”检查，没有错误`,
    profiles: { press: '胶印', digital: '数码印刷', office: '办公打印', screen: '屏幕阅读' },
    report: {
      title: (file) => `${file} 印前检查`,
      summary: (pages, profile) => `共 ${pages} 页，检查标准：${profile}`,
      page: '页',
      severity: '级别',
      found: '问题',
      fix: '改法',
      authority: '依据',
      nothing: '没有错误，没有警告。',
      pictures: (shown, all) => (shown < all ? `有问题的页共 ${all} 页，图片只附前 ${shown} 页。` : ''),
      noPictures: '未附页面图片：浏览器没有启动成功。',
    },
    stopping: '正在停止。再按一次 Ctrl-C 立即退出。',
    stopped: '已停止，没有写出任何文件。',
    ourFault: '这是版心程序的错，不是书稿的错。请把以下内容报告给我们。',
    help: {
      program: '版心把 Markdown 书稿排成经过核对、可付印的 PDF。',
      pdf: '把书稿文件夹排成 PDF',
      epub: '把书稿文件夹做成 EPUB',
      press: '制作交印刷厂的文件：PDF/X，含油墨、页框与标记；书稿或任意 PDF 均可',
      build: '一次做出 PDF 和 EPUB',
      impose: '把印刷文件或任意 PDF 拼成大版，供折页装订',
      booklet: '为办公双面打印机拼小册子：A5 页面印在 A4 纸上',
      budget: '计算页数、印张与空白页，并提出可行的方案',
      shop: '打成交印厂的压缩包：PDF/X、工艺单、小样、检查报告',
      cover: '制作交印刷厂的封面：封面、书脊、封底连成一张的 PDF/X',
      checkEpub: '检查任意 EPUB 文件',
      preflight: '检查任意 PDF 能否付印',
      pdfFile: 'PDF 文件',
      profile: '用途：press 胶印、digital 数码印刷、office 办公打印、screen 屏幕阅读，或自己写的 YAML 文件',
      html: '另写一份网页报告到此文件',
      trim: '订单的成品尺寸，如 A5 或 148mmx210mm',
      book: '书稿文件夹：其 book.yaml 所订的专色不算错误',
      check: '检查书稿文件夹，不排版',
      personalise: '可变数据印刷：数据表每行一份，各为一个 PDF，或合为一个印刷文件',
      table: '有表头的 CSV：UTF-8、GB18030 或 UTF-16（默认为 book.yaml 的 runs.file）',
      rows: '只做这些行，供试印：3-10 或 1,5,9-',
      merged: '所有行合为一个印刷文件（PDF/X），每行按份数重复',
      copies: '合并文件中：repeat 每行按份数重复，once 每行一次、份数见清单',
      lint: '校对书稿：标点、数字、用词',
      fix: '把无须斟酌的错误直接改在书稿里',
      import: '把文本、Word 文件、电子书、网页或 Markdown 文件夹转成书稿文件夹',
      folder: '含有 book.yaml 的文件夹',
      source: '文本文件，编码可为 UTF-8、GB18030、Big5 或 UTF-16',
      epubFile: 'EPUB 文件',
      noPages: '不带印刷本的页码，不分页',
      output: '存放成品的文件夹',
      edition: '要做的版本：学员版、领学版、答案、大字版，或 book.yaml 里自列的一种',
      archive: '做成可长期保存的 PDF/A-2u',
      pressTarget: '含有 book.yaml 的文件夹，或 PDF 文件',
      standard: '用于 PDF 文件：X-4、X-3 或 X-1a',
      icc: '用于 PDF 文件：印刷条件的 ICC 特性文件（默认：FOGRA39 铜版纸）',
      bleed: '用于 PDF 文件：裁切线外的出血（默认：3mm）',
      noMarks: '用于 PDF 文件：不加裁切线等标记',
      cache: '存放可供下次使用的中间结果的文件夹',
      to: '要生成的书稿文件夹（默认 manuscript-<文件名>）',
      force: '同名文件夹已存在时照样生成，原有的改名保留',
      encoding: '文件的编码，如 gb18030（默认自动识别）',
      lang: '提示信息的语言：en 或 zh（默认依系统区域设置）',
      json: '在标准输出以 JSON 给出信息和路径',
      quiet: '只显示警告和错误',
      byDefault: (value) => `（默认 ${value}）`,
      showHelp: '显示帮助',
      showVersion: '显示版本',
      example: '示例：',
      codes:
        '退出码：0 成功，1 书稿有错，2 用法有误，3 本机缺少所需程序，70 程序自身出错，130 被 Ctrl-C 中止。',
      titles: {
        'Usage:': '用法：',
        'Arguments:': '参数：',
        'Options:': '选项：',
        'Commands:': '命令：',
      },
    },
    wrongUse: {
      'commander.unknownCommand': '没有这个命令：{name}',
      'commander.unknownOption': '没有这个选项：{name}',
      'commander.missingArgument': '缺少参数：{name}',
      'commander.optionMissingArgument': '选项缺少值：{name}',
      'commander.excessArguments': '参数太多',
      'commander.invalidArgument': '选项的值不对：{name}',
    },
  },
}

function plural(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`
}

function count(done: number, total: number): string {
  if (total > 0) return ` ${done}/${total}`
  return done > 0 ? ` ${done}` : ''
}
