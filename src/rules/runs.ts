import type { Rule } from '../message.ts'

/** What can be wrong with the table of a personalised run, and with the fields that it fills. */
export const runsRules = {
  'field-unknown': {
    severity: 'error',
    reason: {
      en: '`{name}` is no column of the table',
      zh: '数据表里没有 `{name}` 这一列',
    },
    fix: {
      en: 'Did you mean {suggestion}? What is to be printed in braces goes into code or gets a backslash: `\\{{…}}`.',
      zh: '是否要写 {suggestion}？确实要印花括号的，放在代码里，或在前面加反斜杠：`\\{{…}}`。',
    },
  },
  'field-in-html': {
    severity: 'warning',
    reason: {
      en: 'A field inside an HTML tag or block is printed as typed',
      zh: 'HTML 里的字段按原样印出，不填写',
    },
    fix: { en: 'Write it in Markdown.', zh: '请改用 Markdown 书写。' },
  },
  'fields-as-typed': {
    severity: 'info',
    reason: {
      en: 'book.yaml names a table for personalised runs: fields such as `{{…}}` are printed as typed here',
      zh: 'book.yaml 指定了可变数据的数据表；这里 `{{…}}` 等字段按原样印出',
    },
    fix: { en: '`npm run personalise` fills them.', zh: '用 `npm run personalise` 逐份填写。' },
  },
  'runs-no-table': {
    severity: 'error',
    reason: { en: 'No table was named', zh: '没有指定数据表' },
    fix: {
      en: 'Name it, `npm run personalise -- units.csv`, or write `runs: {file: units.csv}` in book.yaml.',
      zh: '请写明：`npm run personalise -- units.csv`，或在 book.yaml 里写 `runs: {file: units.csv}`。',
    },
  },
  'runs-no-file': {
    severity: 'error',
    reason: { en: 'There is no table {file}', zh: '没有数据表 {file}' },
    fix: {
      en: 'Look at its name; a table that book.yaml names lies in the manuscript folder.',
      zh: '请核对文件名；book.yaml 指定的数据表须在书稿文件夹内。',
    },
  },
  'runs-encoding': {
    severity: 'error',
    reason: {
      en: 'The table is neither UTF-8 nor GB18030 nor UTF-16',
      zh: '数据表既不是 UTF-8，也不是 GB18030 或 UTF-16',
    },
    fix: {
      en: 'Save it as “CSV UTF-8” in the spreadsheet program; an .xlsx file is no table yet.',
      zh: '请在表格软件里另存为“CSV UTF-8”；.xlsx 文件须先另存。',
    },
  },
  'runs-broken': {
    severity: 'error',
    reason: {
      en: 'The table cannot be read on from here ({problem})',
      zh: '数据表从这里起读不下去（{problem}）',
    },
    fix: {
      en: 'Mostly a quotation mark is open: a cell with `"` or a comma stands in quotation marks, each `"` in it doubled.',
      zh: '多半是引号没有配对：含 `"` 或逗号的单元格要加引号，其中的 `"` 写两个。',
    },
  },
  'runs-no-rows': {
    severity: 'error',
    reason: { en: 'The table has no row to be made', zh: '数据表里没有要做的行' },
    fix: {
      en: 'The first line has the names of the columns, each line below it is a book; look at --rows, too.',
      zh: '第一行是列名，以下每行一份；并请核对 --rows。',
    },
  },
  'runs-column-twice': {
    severity: 'error',
    reason: { en: 'Two columns are called `{column}`', zh: '有两列都叫 `{column}`' },
    fix: { en: 'Give one of them another name.', zh: '请给其中一列改名。' },
  },
  'runs-column-name': {
    severity: 'error',
    reason: {
      en: 'A column is called `{column}`: braces and control characters cannot be in a name',
      zh: '列名 `{column}` 含有花括号或控制字符',
    },
    fix: { en: 'Give it another name.', zh: '请改名。' },
  },
  'runs-cells': {
    severity: 'error',
    reason: {
      en: 'Row {row} has {found} cells, the head has {expected}',
      zh: '第 {row} 行有 {found} 格，表头只有 {expected} 列',
    },
    fix: {
      en: 'A comma in a value? Then the value stands in quotation marks.',
      zh: '值里有逗号？请给这个值加引号。',
    },
  },
  'runs-no-field': {
    severity: 'error',
    reason: {
      en: 'No column of the table stands in the manuscript: all copies would be the same',
      zh: '书稿里没有用到数据表的任何一列，印出来每份都一样',
    },
    fix: {
      en: 'Write a field where its value is to stand: {columns}.',
      zh: '请在要填写的地方写字段：{columns}。',
    },
  },
  'runs-unused': {
    severity: 'info',
    reason: { en: 'Columns that stand nowhere: {columns}', zh: '没有用到的列：{columns}' },
    fix: { en: 'Nothing of them is printed.', zh: '这些列不会印出。' },
  },
  'runs-empty': {
    severity: 'error',
    reason: { en: 'Row {row}: column {column} is empty', zh: '第 {row} 行“{column}”是空的' },
    fix: {
      en: 'Write what is to stand there; what is meant to be empty gets a dash or a blank such as ＿＿＿＿.',
      zh: '请填写；确实留空的，写短横或 ＿＿＿＿。',
    },
  },
  'runs-control': {
    severity: 'error',
    reason: {
      en: 'Row {row}, column {column}: {code} is a control character',
      zh: '第 {row} 行“{column}”含有控制字符 {code}',
    },
    fix: { en: 'Delete it and type the value anew.', zh: '请删去，重新输入这个值。' },
  },
  'runs-long': {
    severity: 'error',
    reason: {
      en: 'Row {row}, column {column} has {found} characters, at most {most} go into a field: {value}',
      zh: '第 {row} 行“{column}”有 {found} 个字符，字段最多 {most} 个：{value}',
    },
    fix: { en: 'Shorten it; texts belong into the manuscript.', zh: '请缩短；成段的文字应写在书稿里。' },
  },
  'runs-room': {
    severity: 'error',
    reason: {
      en: 'Row {row}, column {column} is {found} characters wide, its place {room}: {value}',
      zh: '第 {row} 行“{column}”宽 {found} 字，位置只有 {room} 字：{value}',
    },
    fix: {
      en: 'Shorten the value, or give the column more room under `runs.rooms`.',
      zh: '请缩短，或在 `runs.rooms` 放宽这一列。',
    },
  },
  'runs-formula': {
    severity: 'warning',
    reason: {
      en: 'Row {row}, column {column} begins like a formula and is printed as it stands: {value}',
      zh: '第 {row} 行“{column}”像是公式，照原样印出：{value}',
    },
    fix: {
      en: 'Save the table with the formula’s result, if that was meant.',
      zh: '若要的是结果，请以数值保存表格。',
    },
  },
  'runs-no-glyph': {
    severity: 'error',
    reason: {
      en: 'Row {row}, column {column}: no font has {characters}',
      zh: '第 {row} 行“{column}”有字库里没有的字：{characters}',
    },
    fix: {
      en: 'Write another character, or name a font that has it under `fonts` in book.yaml.',
      zh: '请换用别的字，或在 book.yaml 的 `fonts` 里指定有此字的字体。',
    },
  },
  'runs-code-long': {
    severity: 'error',
    reason: {
      en: 'Row {row}: at {width} mm the code of this text is too fine to be read: {value}',
      zh: '第 {row} 行：宽 {width} 毫米的码容不下这段内容，印出来扫不出：{value}',
    },
    fix: { en: 'Shorten it, or make the code wider: {width=40}.', zh: '请缩短，或把码放大：{宽=40}。' },
  },
  'runs-code-characters': {
    severity: 'error',
    reason: {
      en: 'Row {row}: a bar code holds letters without accents, figures and ASCII marks only: {value}',
      zh: '第 {row} 行：条形码只能有西文字母、数字和半角符号：{value}',
    },
    fix: { en: 'Use a QR code, ::qr{field=…}.', zh: '请改用二维码 ::二维码{字段=…}。' },
  },
  'runs-copies': {
    severity: 'error',
    reason: {
      en: 'Row {row}: {column} is `{value}`, expected a whole number from 0 to {most}',
      zh: '第 {row} 行“{column}”是 `{value}`，应为 0 到 {most} 的整数',
    },
    fix: { en: 'Write how many copies are printed of it.', zh: '请写明这一份印几册。' },
  },
  'runs-no-copies': {
    severity: 'info',
    reason: { en: 'Row {row} has no copies and is left out', zh: '第 {row} 行份数为 0，不做' },
    fix: { en: 'Nothing needs to be done.', zh: '无须处理。' },
  },
  'runs-name-twice': {
    severity: 'error',
    reason: {
      en: 'Rows {before} and {row} would both be called {name}',
      zh: '第 {before} 行和第 {row} 行的文件名都是 {name}',
    },
    fix: {
      en: 'Take a column into `runs.name` that tells them apart, or `{{#}}`, the number of the row.',
      zh: '请在 `runs.name` 里加上能区分的列，或行号 `{{#}}`。',
    },
  },
  'runs-more': {
    severity: 'error',
    reason: { en: '{count} more rows with {rule}', zh: '另有 {count} 处同样的问题（{rule}）' },
    fix: { en: 'Mend those above first.', zh: '请先改好以上各处。' },
  },
  'runs-rows-option': {
    severity: 'error',
    reason: {
      en: '--rows is `{value}`, expected `3-10`, `5` or `1,4,9-`',
      zh: '--rows 是 `{value}`，应为 `3-10`、`5` 或 `1,4,9-`',
    },
    fix: { en: 'Rows count from 1 below the head.', zh: '行号从表头下第 1 行数起。' },
  },
  'runs-pages-differ': {
    severity: 'warning',
    reason: {
      en: 'Row {row} makes {found} pages, the first row {usual}',
      zh: '第 {row} 行排成 {found} 页，第一行是 {usual} 页',
    },
    fix: {
      en: 'Its page numbers and contents are right; for binding all alike, shorten the value or give the column less under `runs.rooms`.',
      zh: '该份的页码与目录已相应改正；若要各份装订一致，请缩短这个值，或用 `runs.rooms` 限定。',
    },
  },
  'runs-row-told': {
    severity: 'warning',
    reason: {
      en: 'Row {row} brought up {count} of the messages about the manuscript',
      zh: '关于书稿的信息中有 {count} 条是第 {row} 行引起的',
    },
    fix: { en: 'Look at the values of this row.', zh: '请看这一行的值。' },
  },
  'runs-row-failed': {
    severity: 'error',
    reason: { en: 'Row {row} could not be made', zh: '第 {row} 行做不出来' },
    fix: { en: 'See the message before it; nothing was written.', zh: '见前一条信息；没有写出任何文件。' },
  },
  'runs-stale': {
    severity: 'warning',
    reason: {
      en: '{folder} holds {count} other PDFs, {name} among them, that are not of this run',
      zh: '{folder} 里还有 {count} 个不属于本次的 PDF，如 {name}',
    },
    fix: {
      en: 'Take them away, or they go to press with the others.',
      zh: '请移走，以免混在一起付印。',
    },
  },
  'runs-merged-pages': {
    severity: 'warning',
    reason: {
      en: 'book.yaml wants a cover or an EPUB for each row, and one press file of all holds the pages alone',
      zh: 'book.yaml 要求逐份做封面或 EPUB，而合并的印刷文件只有内文',
    },
    fix: {
      en: 'Run it without --merged for the covers and EPUBs.',
      zh: '封面和 EPUB 请不加 --merged 另做一次。',
    },
  },
  'runs-merged-large': {
    severity: 'error',
    reason: {
      en: 'With row {row} the merged file has more than {pages} pages, or {different} different ones',
      zh: '做到第 {row} 行，合并文件已超过 {pages} 页，或超过 {different} 个不同的页面',
    },
    fix: {
      en: 'Make several files with --rows, or one without repetition with `--copies once`.',
      zh: '请用 --rows 分成几个文件，或用 `--copies once` 不重复。',
    },
  },
} as const satisfies Record<string, Rule>
