import type { Rule } from '../message.ts'

/** What can be wrong with a text file that is to become a manuscript, and what was made of it. */
export const importRules = {
  'import-no-file': {
    severity: 'error',
    reason: { en: 'There is no file {file}', zh: '没有 {file} 这个文件' },
    fix: {
      en: 'Check the path; it is relative to the folder the command runs in. Put names with spaces into quotes.',
      zh: '请检查路径（相对于运行命令的文件夹）；文件名含空格时用引号括起。',
    },
  },
  'import-not-a-file': {
    severity: 'error',
    reason: { en: '{file} is neither a file nor a folder', zh: '{file} 既不是文件，也不是文件夹' },
    fix: { en: 'Name a file, or a folder with .md files.', zh: '请写出一个文件，或 .md 文件所在的文件夹。' },
  },
  'import-unreadable': {
    severity: 'error',
    reason: { en: '{file} cannot be read: {problem}', zh: '读不出 {file}：{problem}' },
    fix: { en: 'Check who may read the file.', zh: '请检查文件的读取权限。' },
  },
  'import-unknown-encoding': {
    severity: 'error',
    reason: { en: 'There is no encoding `{name}`', zh: '没有 `{name}` 这种编码' },
    fix: {
      en: 'Give utf-8, gb18030, big5, utf-16le, utf-16be or windows-1252, or leave it out.',
      zh: '可写 utf-8、gb18030、big5、utf-16le、utf-16be 或 windows-1252，也可省略。',
    },
  },
  'import-target-exists': {
    severity: 'error',
    reason: {
      en: 'The folder {folder} is there already and is not empty',
      zh: '文件夹 {folder} 已经存在，且不是空的',
    },
    fix: {
      en: 'Name another folder with `--to`, or give `--force`: then this one is kept under another name.',
      zh: '请用 `--to` 指定另一个文件夹，或加上 `--force`：原有的会改名保留。',
    },
  },
  'import-target-file': {
    severity: 'error',
    reason: {
      en: '{folder} is a file, expected a folder to make',
      zh: '{folder} 是文件，应为要新建的文件夹',
    },
    fix: { en: 'Name another folder with `--to`.', zh: '请用 `--to` 指定另一个文件夹。' },
  },
  'import-empty': {
    severity: 'error',
    reason: { en: 'The file has no text', zh: '文件里没有文字' },
    fix: {
      en: 'Check whether it is the right file and was saved.',
      zh: '请检查是否选对了文件、是否已保存。',
    },
  },
  'import-binary': {
    severity: 'error',
    reason: {
      en: 'The file is full of control characters: it is no text file',
      zh: '文件里满是控制字符，不是文本文件',
    },
    fix: {
      en: 'Save the document as plain text (.txt, UTF-8) in the program that made it.',
      zh: '请在原来的程序里另存为纯文本（.txt，UTF-8）。',
    },
  },
  'import-other-format': {
    severity: 'error',
    reason: {
      en: 'The file is in the format {kind}, expected text, .docx, .epub or .html',
      zh: '文件是 {kind} 格式，应为文本、.docx、.epub 或 .html',
    },
    fix: {
      en: 'Save the document as plain text (.txt, UTF-8) in the program that made it.',
      zh: '请在原来的程序里另存为纯文本（.txt，UTF-8）。',
    },
  },
  'import-no-markdown': {
    severity: 'error',
    reason: { en: 'The folder {file} has no Markdown file', zh: '文件夹 {file} 里没有 Markdown 文件' },
    fix: {
      en: 'Name the folder that holds the .md files, or one file.',
      zh: '请写出 .md 文件所在的文件夹，或某一个文件。',
    },
  },
  'import-summary-missing': {
    severity: 'warning',
    reason: {
      en: 'SUMMARY.md of {file} names files that are not there: {names}',
      zh: '{file} 的 SUMMARY.md 列出了不存在的文件：{names}',
    },
    fix: {
      en: 'Add the files to the new folder and to “chapters” in its book.yaml, if the book wants them.',
      zh: '如果书里需要，请把文件补进新文件夹，并写进 book.yaml 的 chapters。',
    },
  },
  'import-folder-look': {
    severity: 'warning',
    reason: {
      en: '{unlisted} file(s) of {file} are not in the book, and {foreign} line(s) are for another tool; {report} lists them',
      zh: '{file} 有 {unlisted} 个文件不在书中，{foreign} 行是写给别的工具的，见 {report}',
    },
    fix: {
      en: 'Look through the list: add files to “chapters”, and write such lines as docs/parts.md says.',
      zh: '请看一遍清单：需要的文件写进 chapters，这些行按 docs/parts.md 改写。',
    },
  },
  'import-broken': {
    severity: 'error',
    reason: {
      en: 'The file is no whole {kind} file: {problem}',
      zh: '文件不是完整的 {kind} 文件：{problem}',
    },
    fix: {
      en: 'Open it in the program that made it, save it anew, and import that.',
      zh: '请用原来的程序打开，另存一份再导入。',
    },
  },
  'import-no-article': {
    severity: 'error',
    reason: {
      en: 'No article is found in the web page',
      zh: '在这个网页里找不到正文',
    },
    fix: {
      en: 'Copy the text of the article into a text file, and import that.',
      zh: '请把正文复制到文本文件，再导入。',
    },
  },
  'import-left': {
    severity: 'warning',
    reason: {
      en: '{count} thing(s) of the file are in no chapter: {kinds}; {report} lists them',
      zh: '文件里有 {count} 处内容没有进入各章：{kinds}，见 {report}',
    },
    fix: {
      en: 'Look through the list, and put into the chapters what belongs there.',
      zh: '请看一遍清单，把该有的补进各章。',
    },
  },
  'import-rich-proof': {
    severity: 'error',
    reason: {
      en: 'The chapters would not hold the text of the file: it has “{expected}”, they “{found}”',
      zh: '各章会与原文不符：原文是“{expected}”，各章是“{found}”',
    },
    fix: {
      en: 'Nothing was written. This is a fault of this program: please report it with the file; as plain text (.txt) it can be imported meanwhile.',
      zh: '没有写出任何文件。这是本程序的错误，请附上文件报告给我们；另存为纯文本（.txt）可以导入。',
    },
  },
  'import-undecodable': {
    severity: 'error',
    reason: {
      en: 'The file seems to be {encoding}, but the byte {byte} (at byte {offset}, counted from 0) stands for no character here',
      zh: '文件看来是 {encoding} 编码，但此处的字节 {byte}（从 0 数起第 {offset} 字节）不成字符',
    },
    fix: {
      en: 'Open the file in an editor, mend this place, and save it as UTF-8.',
      zh: '请用编辑器打开，改好此处，另存为 UTF-8。',
    },
  },
  'import-encoding': {
    severity: 'info',
    reason: { en: 'Read as {encoding}', zh: '按 {encoding} 编码读入' },
    fix: {
      en: 'If the text looks garbled, import the file again and name its encoding, e.g. `--encoding gb18030`.',
      zh: '若文字成了乱码，请重新导入并写明编码，如 `--encoding gb18030`。',
    },
  },
  'import-guesses': {
    severity: 'info',
    reason: {
      en: '{count} guesses were made, each listed in {report}',
      zh: '作了 {count} 条推断，逐条列在 {report}',
    },
    fix: {
      en: 'Look through the list; mend what is wrong in the chapters.',
      zh: '请过目一遍，有误之处直接改各章文件。',
    },
  },
  'import-no-headings': {
    severity: 'info',
    reason: {
      en: 'No headings such as `1.`, `一、` or `第一章` were found: the text is one chapter',
      zh: '没有找到 `1.`、`一、`、`第一章` 之类的标题，全文作为一章',
    },
    fix: {
      en: 'To part it, put `# ` before headings and cut the file there.',
      zh: '要分章，可在标题前加 `# `，并从那里拆成几个文件。',
    },
  },
  'import-unpaired-quote': {
    severity: 'warning',
    reason: {
      en: 'The straight quote in `{text}` has no partner in its paragraph and was left as it is',
      zh: '`{text}` 中的直引号在本段内不成对，原样保留',
    },
    fix: { en: 'Write “ or ” in the chapter.', zh: '请在章节文件里改成“或”。' },
  },
  'import-lost-character': {
    severity: 'warning',
    reason: {
      en: 'A character was lost before the file came here; □ stands in its place',
      zh: '此处有一个字在文件送来之前已经丢失，以 □ 代替',
    },
    fix: { en: 'Look it up in the original and write it instead of □.', zh: '请查对原稿，把 □ 改成原字。' },
  },
  'import-contents': {
    severity: 'warning',
    reason: {
      en: 'The text has a table of contents of its own, which was kept',
      zh: '原文自带目录，已照原样保留',
    },
    fix: {
      en: 'Delete it from the chapter: the book gets a table of contents with the right page numbers.',
      zh: '可从章节文件里删去：成书时会自动生成页码正确的目录。',
    },
  },
  'import-proof': {
    severity: 'error',
    reason: {
      en: 'The import would change the text: `{expected}` became `{found}`',
      zh: '导入会改动文字：`{expected}` 变成了 `{found}`',
    },
    fix: {
      en: 'Nothing was written. This is a fault of Banxin: please report it with this line of the file.',
      zh: '没有写入任何文件。这是版心的错误，请连同文件的这一行一并报告。',
    },
  },
} satisfies Record<string, Rule>
