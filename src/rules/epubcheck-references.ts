import { inWords } from './epubcheck-words.ts'

/** What refers to what, and how files are written: RSC. */
export const epubcheckReferenceRules = {
  ...inWords('error', {
    'rsc-001': [
      ['A file of the list of files is not in the EPUB', 'Put it there, or take it off the list.'],
      ['清单里的文件不在 EPUB 内', '请补上文件，或从清单里删去。'],
    ],
    'rsc-002': [
      [
        'META-INF/container.xml is not in the EPUB',
        'Make the EPUB again; META-INF must be at the top of the zip.',
      ],
      ['EPUB 里没有 META-INF/container.xml', '请重新生成；META-INF 必须在 zip 的顶层。'],
    ],
    'rsc-003': [
      ['META-INF/container.xml names no package document', 'Name it in a <rootfile>.'],
      ['META-INF/container.xml 没有指明包文件', '请用 <rootfile> 指明。'],
    ],
    'rsc-005': [
      ['The file is not written as EPUB has it', 'Mend what is named here, or make the EPUB again.'],
      ['文件的写法不合 EPUB 的规定', '请改正这里所说之处，或重新生成 EPUB。'],
    ],
    'rsc-006': [
      [
        'The EPUB loads something from the network',
        'Put it into the EPUB: readers are offline, and others learn what they read.',
      ],
      ['EPUB 要从网上读取内容', '请放进 EPUB：读者可能没有网络，而且会泄露谁在读什么。'],
    ],
    'rsc-007': [
      [
        'A picture, style or link refers to a file that is not in the EPUB',
        'Put it there, or mend the address.',
      ],
      ['图片、样式或链接指向的文件不在 EPUB 内', '请补上文件，或改正地址。'],
    ],
    'rsc-008': [
      ['A file that is used is not in the list of files', 'Add it to <manifest>.'],
      ['用到的文件没有列入清单', '请列入 <manifest>。'],
    ],
    'rsc-010': [
      [
        'A link leads to a file of a kind that reading systems do not show',
        'Link to a document of the book.',
      ],
      ['链接指向阅读器不能显示的文件', '请链接到书中的文档。'],
    ],
    'rsc-011': [
      [
        'A link leads to a document that is not in the reading order',
        'Add it to <spine>, linear="no" if need be.',
      ],
      ['链接指向的文档不在阅读顺序里', '请列入 <spine>，必要时写 linear="no"。'],
    ],
    'rsc-012': [
      ['A link leads to a place that its file does not have', 'Mend the address, or give the place that id.'],
      ['链接的去处在文件里没有', '请改正地址，或给那里加上这个 id。'],
    ],
    'rsc-013': [
      ['A place within a style sheet is named, which has no places', 'Take # and what follows away.'],
      ['引用了样式表内的某处，而样式表没有这样的地方', '请删去 # 及其后的部分。'],
    ],
    'rsc-014': [
      ['A link leads to something that is no place for it', 'Mend the address.'],
      ['链接指向了不合适的地方', '请改正地址。'],
    ],
    'rsc-015': [
      ['A drawing uses a part without naming it', 'Write the id of the part: href="#id".'],
      ['图形引用部件时没有写明是哪个', '请写上部件的 id：href="#id"。'],
    ],
    'rsc-016': [
      ['The file is no well-formed XML', 'Close all tags, quote all attributes, write &amp; for &.'],
      ['文件不是合格的 XML', '请补全标签和属性的引号，& 写作 &amp;。'],
    ],
    'rsc-020': [
      ['An address is none', 'Mend it; write %20 for a space.'],
      ['地址的写法不对', '请改正；空格写作 %20。'],
    ],
    'rsc-021': [
      [
        'The search keys of a dictionary lead to what is not in the reading order',
        'Add it to <spine>, or mend the address.',
      ],
      ['词典检索指向不在阅读顺序里的文件', '请列入 <spine>，或改正地址。'],
    ],
    'rsc-026': [
      ['An address leads out of the EPUB', 'Put the file into the EPUB, and mend the address.'],
      ['地址指到了 EPUB 外面', '请把文件放进 EPUB，并改正地址。'],
    ],
    'rsc-028': [
      ['The file is not UTF-8', 'Save it as UTF-8.'],
      ['文件不是 UTF-8 编码', '请存为 UTF-8。'],
    ],
    'rsc-029': [
      [
        'A file is written into an address (data:) where that is not allowed',
        'Put it into the EPUB as a file.',
      ],
      ['在不允许的地方把文件写在了地址里（data:）', '请作为文件放进 EPUB。'],
    ],
    'rsc-030': [
      ['An address leads to a file of some computer (file:)', 'Put the file into the EPUB.'],
      ['地址指向某台电脑上的文件（file:）', '请把文件放进 EPUB。'],
    ],
    'rsc-032': [
      [
        'A file of a kind that not all reading systems show has no substitute',
        'Convert it, or name a fallback.',
      ],
      ['并非所有阅读器都能显示的文件没有替代文件', '请转换格式，或写明 fallback。'],
    ],
    'rsc-033': [
      ['An address within the book has a query (?)', 'Take ? and what follows away.'],
      ['书内的地址带有查询（?）', '请删去 ? 及其后的部分。'],
    ],
  }),
  ...inWords('warning', {
    'rsc-007w': [
      [
        'A link of the metadata refers to a file that is not in the EPUB',
        'Put it there, or take the link away.',
      ],
      ['元数据的链接指向的文件不在 EPUB 内', '请补上文件，或删去链接。'],
    ],
    'rsc-009': [
      ['A place within a picture is named that has no places', 'Take # and what follows away.'],
      ['引用了图片内的某处，而图片没有这样的地方', '请删去 # 及其后的部分。'],
    ],
    'rsc-017': [
      ['The file is written as EPUB advises against', 'Mend what is named here.'],
      ['文件的写法 EPUB 不推荐', '请改正这里所说之处。'],
    ],
    'rsc-019': [
      [
        'The EPUB has several forms of the book, but no META-INF/metadata.xml that describes all of them',
        'Add it, or leave one form only.',
      ],
      ['EPUB 含有书的几种形式，却没有说明全部的 META-INF/metadata.xml', '请补上，或只留一种形式。'],
    ],
    'rsc-027': [
      ['The file is UTF-16', 'Save it as UTF-8.'],
      ['文件是 UTF-16 编码', '请存为 UTF-8。'],
    ],
    'rsc-031': [
      ['Something is loaded over http', 'Use https.'],
      ['用 http 读取内容', '请用 https。'],
    ],
  }),
}
