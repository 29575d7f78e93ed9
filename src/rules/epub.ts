import type { Rule } from '../message.ts'

export const epubRules = {
  'table-no-head': {
    severity: 'warning',
    reason: {
      en: 'This table has no head cells, expected at least one <th>: who hears the EPUB does not learn what a number is of',
      zh: '此表没有表头单元格，应至少有一个 <th>：用朗读功能阅读 EPUB 的人不知道每一格指什么',
    },
    fix: {
      en: 'Write <th> instead of <td> in the first row or column, or make it a Markdown table, which always has a head.',
      zh: '把首行或首列的 <td> 改为 <th>，或改用 Markdown 表格（总有表头）。',
    },
  },
  'epub-text-differs': {
    severity: 'error',
    reason: {
      en: 'The EPUB does not have the text of “{title}”: expected “{expected}”, found “{found}”',
      zh: 'EPUB 中“{title}”的文字与书稿不符：应为“{expected}”，实为“{found}”',
    },
    fix: {
      en: 'This is a fault of ours, not of the text. Please report it with the paragraph these words are in.',
      zh: '这是程序的错误，不是书稿的错误。请附上这些文字所在的段落报告给我们。',
    },
  },
  'epub-package-differs': {
    severity: 'error',
    reason: {
      en: 'What the EPUB says of itself is not so: expected “{expected}”, found “{found}”',
      zh: 'EPUB 对自身的说明与书不符：应为“{expected}”，实为“{found}”',
    },
    fix: {
      en: 'This is a fault of ours, not of the text. Please report it with book.yaml.',
      zh: '这是程序的错误，不是书稿的错误。请附上 book.yaml 报告给我们。',
    },
  },
  'epub-file-differs': {
    severity: 'error',
    reason: {
      en: 'The file {path} in the EPUB is not the one that was put there',
      zh: 'EPUB 中的文件 {path} 与放入的不一致',
    },
    fix: {
      en: 'This is a fault of ours. Please report it.',
      zh: '这是程序的错误，请报告给我们。',
    },
  },
  'epub-no-file': {
    severity: 'error',
    reason: {
      en: 'There is no file {path}',
      zh: '没有文件 {path}',
    },
    fix: {
      en: 'Give the path of an EPUB: npm run check-epub -- book.epub',
      zh: '请给出 EPUB 文件的路径：npm run check-epub -- book.epub',
    },
  },
  'epub-not-zip': {
    severity: 'error',
    reason: {
      en: 'This is no EPUB: it cannot be opened as a zip file',
      zh: '这不是 EPUB：无法作为 zip 文件打开',
    },
    fix: {
      en: 'It may be cut short: copy or download it again. An EPUB that was renamed from another format must be converted.',
      zh: '文件可能不完整，请重新复制或下载；由其他格式改名而来的，须先转换。',
    },
  },
  'epub-no-package': {
    severity: 'error',
    reason: {
      en: 'The EPUB has no package document that can be read, expected one named in META-INF/container.xml',
      zh: 'EPUB 缺少可读的包文件（OPF），应由 META-INF/container.xml 指明',
    },
    fix: {
      en: 'Make the EPUB again with the program it comes from.',
      zh: '请用原来的程序重新生成 EPUB。',
    },
  },
  'epub-too-large': {
    severity: 'error',
    reason: {
      en: 'Unpacked this is {size} MiB, expected {most} at most; it has not been looked at',
      zh: '解压后有 {size} MiB，最多应为 {most} MiB，未作检查',
    },
    fix: {
      en: 'Make pictures smaller, leave sound and film out, or divide the book. A small file that unpacks to so much is made to do harm.',
      zh: '请缩小图片、去掉音频和视频，或分册。很小的文件解压后这么大，是有意破坏。',
    },
  },
  'epub-in-folder': {
    severity: 'error',
    reason: {
      en: 'All of the EPUB is in the folder {folder} of the zip, expected META-INF and mimetype at the top: no program finds it',
      zh: 'EPUB 的全部内容在 zip 的 {folder} 文件夹里，META-INF 和 mimetype 应在顶层：任何程序都打不开',
    },
    fix: {
      en: 'Pack what is in the folder, not the folder: cd {folder} && zip -X0 ../book.epub mimetype && zip -Xr ../book.epub . -x mimetype',
      zh: '请打包文件夹里面的内容，而不是文件夹本身：cd {folder} && zip -X0 ../book.epub mimetype && zip -Xr ../book.epub . -x mimetype',
    },
  },
  'epub-table-no-head': {
    severity: 'error',
    reason: {
      en: 'The table has no head cells, expected at least one <th>: who hears it does not learn what a number is of',
      zh: '表格没有表头单元格，应至少有一个 <th>：听书的人不知道每一格指什么',
    },
    fix: {
      en: 'Write <th scope="col"> in the first row or <th scope="row"> in the first column.',
      zh: '首行用 <th scope="col">，或首列用 <th scope="row">。',
    },
  },
  'epub-picture-no-alt': {
    severity: 'error',
    reason: {
      en: 'The picture {name} has no alternative text, expected alt="…", or alt="" for decoration',
      zh: '图片 {name} 没有替代文字，应有 alt="…"，仅作装饰的写 alt=""',
    },
    fix: {
      en: 'Say in a sentence what is to be seen.',
      zh: '用一句话说明画面内容。',
    },
  },
  'epub-page-twice': {
    severity: 'error',
    reason: {
      en: 'The page list names page {label} twice',
      zh: '页码表中第 {label} 页出现了两次',
    },
    fix: {
      en: 'Each printed page has one entry: number the pages anew, or leave the second out.',
      zh: '每个印刷页只列一次：请重新编号，或删去后一条。',
    },
  },
  'epub-page-nowhere': {
    severity: 'error',
    reason: {
      en: 'Page {label} of the page list leads nowhere, expected an id in the book',
      zh: '页码表中第 {label} 页没有指向书中任何位置',
    },
    fix: {
      en: 'Put a mark with that id where the page begins, or leave the entry out.',
      zh: '请在该页开头处加上带此 id 的标记，或删去这一条。',
    },
  },
  'epub-page-order': {
    severity: 'error',
    reason: {
      en: 'Page {label} stands in the page list after a page that comes later in the book',
      zh: '页码表中第 {label} 页排在了书中更靠后的页之后',
    },
    fix: {
      en: 'List the pages in reading order.',
      zh: '请按阅读顺序排列页码。',
    },
  },
  'epub-page-label': {
    severity: 'error',
    reason: {
      en: 'The page list calls page {written} {label}',
      zh: '页码表把第 {written} 页称作 {label}',
    },
    fix: {
      en: 'Mark and entry must have the same label.',
      zh: '标记与页码表的页码须一致。',
    },
  },
  'epub-page-source': {
    severity: 'warning',
    reason: {
      en: 'There is a page list, but the metadata do not say of which printed book',
      zh: '有页码表，但元数据没有说明是哪一种印刷本的页码',
    },
    fix: {
      en: 'Add <dc:source> with source-of pagination (EPUB Accessibility 1.1).',
      zh: '请加上 <dc:source> 并以 source-of 注明 pagination（EPUB Accessibility 1.1）。',
    },
  },
  'epub-page-unlisted': {
    severity: 'warning',
    reason: {
      en: 'The mark of page {label} is not in the page list',
      zh: '第 {label} 页的标记不在页码表中',
    },
    fix: {
      en: 'Add it to the page list.',
      zh: '请把它加进页码表。',
    },
  },
  'epub-nav-none': {
    severity: 'error',
    reason: {
      en: 'The EPUB has no contents, expected a navigation document with <nav epub:type="toc">',
      zh: 'EPUB 没有目录，应有含 <nav epub:type="toc"> 的导航文件',
    },
    fix: {
      en: 'Make it again with the program it comes from.',
      zh: '请用原来的程序重新生成。',
    },
  },
  'epub-version-2': {
    severity: 'warning',
    reason: {
      en: 'The EPUB is of version 2, which has no page list, no notes as pop-ups and no contents that can be shown; expected 3',
      zh: 'EPUB 是旧的第 2 版，没有页码表、弹出注释和可显示的目录，应为第 3 版',
    },
    fix: {
      en: 'Make it again as EPUB 3. It is checked as far as the old version goes.',
      zh: '请重新生成为 EPUB 3。现按旧版本的规定检查。',
    },
  },
  'epub-nav-empty': {
    severity: 'error',
    reason: {
      en: 'An entry of the contents has no words',
      zh: '目录中有一条没有文字',
    },
    fix: {
      en: 'Give it the title of its chapter.',
      zh: '请写上章名。',
    },
  },
  'epub-nav-nowhere': {
    severity: 'error',
    reason: {
      en: '“{title}” of the contents leads to no chapter',
      zh: '目录中的“{title}”没有指向任何一章',
    },
    fix: {
      en: 'Correct its address, or leave it out.',
      zh: '请改正地址，或删去这一条。',
    },
  },
  'epub-nav-order': {
    severity: 'warning',
    reason: {
      en: '“{title}” stands in the contents after a chapter that comes later in the book',
      zh: '目录中的“{title}”排在了书中更靠后的章之后',
    },
    fix: {
      en: 'List the chapters in reading order.',
      zh: '请按阅读顺序排列。',
    },
  },
  'epub-nav-missing': {
    severity: 'error',
    reason: {
      en: 'The chapter “{title}” is not in the contents',
      zh: '“{title}”不在目录中',
    },
    fix: {
      en: 'Add it to the contents.',
      zh: '请把它加进目录。',
    },
  },
  'epub-file-unlisted': {
    severity: 'warning',
    reason: {
      en: 'The file is in the EPUB but not in its list of files',
      zh: '文件在 EPUB 内，但没有列入文件清单',
    },
    fix: {
      en: 'Add it to the manifest, or take it away: reading systems do not show it.',
      zh: '请列入 manifest，或删去：阅读器不会显示它。',
    },
  },
  'epub-file-missing': {
    severity: 'error',
    reason: {
      en: 'The list of files names {name}, which is not in the EPUB',
      zh: '文件清单里的 {name} 不在 EPUB 内',
    },
    fix: {
      en: 'Put it there, or take it off the list.',
      zh: '请补上文件，或从清单里删去。',
    },
  },
  'epub-font-missing': {
    severity: 'error',
    reason: {
      en: 'The style sheet names the font {name}, which is not in the EPUB',
      zh: '样式表用到的字体 {name} 不在 EPUB 内',
    },
    fix: {
      en: 'Put the font there and into the list of files, or take the rule away.',
      zh: '请放入字体并列入文件清单，或删去这条样式。',
    },
  },
  'epub-font-broken': {
    severity: 'warning',
    reason: {
      en: '{name} is no font that reading systems know, or it is obfuscated',
      zh: '{name} 不是阅读器认识的字体，或经过混淆',
    },
    fix: {
      en: 'Use TrueType, OpenType or WOFF.',
      zh: '请使用 TrueType、OpenType 或 WOFF 字体。',
    },
  },
  'epub-script': {
    severity: 'error',
    reason: {
      en: 'The EPUB has something that runs: {what}',
      zh: 'EPUB 含有会执行的内容：{what}',
    },
    fix: {
      en: 'Take it away: most reading systems refuse it, and a book needs none.',
      zh: '请删去：多数阅读器不接受，书也用不着。',
    },
  },
  'epub-remote': {
    severity: 'error',
    reason: {
      en: 'The EPUB loads something from the network: {address}',
      zh: 'EPUB 要从网上读取内容：{address}',
    },
    fix: {
      en: 'Put it into the EPUB: readers are offline, and others learn what they read.',
      zh: '请放进 EPUB：读者可能没有网络，而且会泄露谁在读什么。',
    },
  },
  'epub-link-nowhere': {
    severity: 'error',
    reason: {
      en: 'The link {href} leads nowhere',
      zh: '链接 {href} 没有去处',
    },
    fix: {
      en: 'Correct its address, or make it plain text.',
      zh: '请改正地址，或改为普通文字。',
    },
  },
  'epub-note-no-way-back': {
    severity: 'warning',
    reason: {
      en: 'The note {href} does not lead back to where it is called',
      zh: '注释 {href} 不能返回正文',
    },
    fix: {
      en: 'Add a link with role="doc-backlink" to the note.',
      zh: '请在注释里加上 role="doc-backlink" 的链接。',
    },
  },
  'epub-note-number': {
    severity: 'error',
    reason: {
      en: 'The call {called} leads to note {number}',
      zh: '注码 {called} 指向了注 {number}',
    },
    fix: {
      en: 'Correct the address of the call, or the number.',
      zh: '请改正注码的链接或编号。',
    },
  },
  'epub-claim': {
    severity: 'error',
    reason: {
      en: 'The metadata claim {claim}, but the book has none, or not everywhere',
      zh: '元数据声称有 {claim}，而书中没有，或不是处处都有',
    },
    fix: {
      en: 'Mend the book, or take the claim away.',
      zh: '请补上，或删去这条声明。',
    },
  },
  'epub-heading-skip': {
    severity: 'warning',
    reason: {
      en: 'The heading is of level {level}, expected {expected} at most after the one before',
      zh: '这个标题是第 {level} 级，接在前一个标题之后最低应为第 {expected} 级',
    },
    fix: {
      en: 'Do not leave out levels of headings.',
      zh: '标题请逐级往下，不要跳级。',
    },
  },
  'epub-no-language': {
    severity: 'error',
    reason: {
      en: 'The document does not say its language, expected lang and xml:lang at <html>',
      zh: '这个文档没有说明语言，<html> 上应有 lang 和 xml:lang',
    },
    fix: {
      en: 'Write the language, such as lang="zh-Hans" xml:lang="zh-Hans".',
      zh: '请写明语言，如 lang="zh-Hans" xml:lang="zh-Hans"。',
    },
  },
  'epub-html-obsolete': {
    severity: 'error',
    reason: {
      en: '{what} is no longer of HTML, expected a style sheet to say how things look',
      zh: '{what} 已不属于 HTML，外观应写在样式表里',
    },
    fix: {
      en: 'Take it away and give the element a class: .right { text-align: right }.',
      zh: '请删去，并给元素加上 class：.right { text-align: right }。',
    },
  },
  'epub-html-misplaced': {
    severity: 'error',
    reason: {
      en: '<{element}> stands in <{parent}>, where it may not: reading systems show it each in its own way',
      zh: '<{element}> 不能放在 <{parent}> 里：各阅读器的显示会不同',
    },
    fix: {
      en: 'Put it beside: cells into rows, rows into tables, items into lists, blocks out of paragraphs.',
      zh: '请移到合适的位置：单元格在行里，行在表格里，条目在列表里，成块的内容不在段落里。',
    },
  },
  'epub-term-unknown': {
    severity: 'error',
    reason: {
      en: 'The metadata have {term} for {property}, which is not on the list of its terms',
      zh: '元数据的 {property} 写了 {term}，规定的词表里没有这个词',
    },
    fix: {
      en: 'Take a term of the list (Schema.org’s, or a MARC code of three letters for roles).',
      zh: '请改用词表里的词（Schema.org 的词表；责任者身份用三个字母的 MARC 代码）。',
    },
  },
} satisfies Record<string, Rule>
