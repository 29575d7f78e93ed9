import { inWords } from './epubcheck-words.ts'

/** The package document: OPF. */
export const epubcheckPackageRules = {
  ...inWords('error', {
    'opf-001': [
      [
        'The package document does not say its version, expected version="3.0"',
        'Write version="3.0" at <package>.',
      ],
      ['包文件没有写明版本，应为 version="3.0"', '请在 <package> 上写 version="3.0"。'],
    ],
    'opf-002': [
      [
        'The package document is not where META-INF/container.xml says',
        'Mend full-path in META-INF/container.xml: it counts from the top of the zip.',
      ],
      [
        '包文件不在 META-INF/container.xml 所说的位置',
        '请改正 META-INF/container.xml 里的 full-path：从 zip 的顶层算起。',
      ],
    ],
    'opf-005': [
      ['A prefix is declared without the web address that it stands for', 'Write prefix="name: https://…".'],
      ['声明的前缀没有写明所指的网址', '请写作 prefix="名称: https://…"。'],
    ],
    'opf-006': [
      ['A prefix stands for something that is no web address', 'Mend the address in prefix="…".'],
      ['前缀所指的不是网址', '请改正 prefix="…" 里的网址。'],
    ],
    'opf-010': [
      ['A reference cannot be followed', 'Mend the address.'],
      ['引用无法解析', '请改正地址。'],
    ],
    'opf-011': [
      [
        'A document is to stand on a left and on a right page at the same time',
        'Leave one of page-spread-left and page-spread-right.',
      ],
      ['同一文档既要在左页又要在右页', 'page-spread-left 与 page-spread-right 请只留一个。'],
    ],
    'opf-012': [
      [
        'A file is said to have a property that files of its kind do not have',
        'Take the property away, or correct the media-type.',
      ],
      ['文件清单给一个文件写了它这类文件不能有的 properties', '请删去这个属性，或改正 media-type。'],
    ],
    'opf-014': [
      [
        'A document has something that the list of files does not say of it',
        'Write it into properties of its <item>: svg for drawings, mathml for formulas, scripted for scripts.',
      ],
      [
        '文档里的内容没有在文件清单中说明',
        '请写进它的 <item> 的 properties：图形写 svg，公式写 mathml，脚本写 scripted。',
      ],
    ],
    'opf-015': [
      [
        'The list of files says of a document what it does not have',
        'Take the word out of properties of its <item>.',
      ],
      ['文件清单说文档里有某样内容，其实没有', '请从它的 <item> 的 properties 中删去这个词。'],
    ],
    'opf-016': [
      ['META-INF/container.xml does not say where the package document is', 'Write full-path at <rootfile>.'],
      ['META-INF/container.xml 没有说明包文件在哪里', '请在 <rootfile> 上写 full-path。'],
    ],
    'opf-017': [
      [
        'META-INF/container.xml names the package document by an empty path',
        'Write its path into full-path, from the top of the zip.',
      ],
      ['META-INF/container.xml 里包文件的路径是空的', '请在 full-path 里写上路径，从 zip 的顶层算起。'],
    ],
    'opf-025': [
      [
        'A property has several values, expected one',
        'Write one value, or several <meta> of one value each.',
      ],
      ['属性写了几个值，应只有一个', '请只写一个值，或分成几个 <meta>。'],
    ],
    'opf-026': [
      ['The name of a property is misspelt', 'Write it as prefix:name or name.'],
      ['属性名的写法不对', '请写作“前缀:名称”或“名称”。'],
    ],
    'opf-027': [
      [
        'The metadata have a property that EPUB does not know',
        'Mend its spelling, declare its prefix, or take it away.',
      ],
      ['元数据用了 EPUB 没有的属性', '请改正拼写、声明前缀，或删去。'],
    ],
    'opf-028': [
      ['The prefix of a property is not declared', 'Declare it in prefix="…" at <package>.'],
      ['属性的前缀没有声明', '请在 <package> 的 prefix="…" 中声明。'],
    ],
    'opf-029': [
      [
        'A file is of another kind than the list of files says',
        'Correct its media-type, or convert the file.',
      ],
      ['文件的实际类型与文件清单所写的不同', '请改正 media-type，或转换文件。'],
    ],
    'opf-030': [
      [
        'The book has no identifier of the name that <package> gives',
        'Give <dc:identifier> the id that unique-identifier names.',
      ],
      ['没有 <package> 所指的标识符', '请给 <dc:identifier> 加上 unique-identifier 所写的 id。'],
    ],
    'opf-031': [
      ['The guide leads to a file that is not listed', 'List the file, or take the entry away.'],
      ['guide 指向没有列入清单的文件', '请列入清单，或删去这一条。'],
    ],
    'opf-032': [
      ['The guide leads to a file that is no document', 'Let it lead to XHTML, or take the entry away.'],
      ['guide 指向的不是文档', '请指向 XHTML，或删去这一条。'],
    ],
    'opf-033': [
      [
        'The reading order has nothing in it that is read',
        'Put the documents into <spine>, without linear="no".',
      ],
      ['阅读顺序里没有任何正文', '请把文档列入 <spine>，不要写 linear="no"。'],
    ],
    'opf-034': [
      ['A document stands twice in the reading order', 'Leave it once in <spine>.'],
      ['同一文档在阅读顺序里出现了两次', '请在 <spine> 里只留一次。'],
    ],
    'opf-040': [
      ['The substitute for a file is not listed', 'Mend fallback, or list the file.'],
      ['文件的替代文件不在清单里', '请改正 fallback，或列入清单。'],
    ],
    'opf-041': [
      [
        'The style that stands in for another is not in the list of files',
        'Mend fallback-style, or list the file.',
      ],
      ['替代样式不在文件清单里', '请改正 fallback-style，或列入清单。'],
    ],
    'opf-042': [
      ['A file of this kind cannot be read as a page', 'Put only XHTML and SVG into <spine>.'],
      ['这类文件不能作为书页', '<spine> 里请只放 XHTML 和 SVG。'],
    ],
    'opf-043': [
      ['A file of this kind has no substitute', 'Put only XHTML and SVG into <spine>, or name a fallback.'],
      ['这类文件没有替代文件', '<spine> 里请只放 XHTML 和 SVG，或写明 fallback。'],
    ],
    'opf-044': [
      [
        'A file in the reading order cannot be read everywhere, and none that stands in for it can',
        'Let fallback lead to XHTML or SVG at last.',
      ],
      ['阅读顺序里的文件并非处处可读，替代它的文件也不行', '请让 fallback 最终指向 XHTML 或 SVG。'],
    ],
    'opf-045': [
      ['Files stand in for each other in a circle', 'Let fallback lead to XHTML or SVG at last.'],
      ['文件互相替代，成了循环', '请让 fallback 最终指向 XHTML 或 SVG。'],
    ],
    'opf-048': [
      ['<package> does not say which identifier is the book’s', 'Write unique-identifier at <package>.'],
      ['<package> 没有说明哪个是本书的标识符', '请在 <package> 上写 unique-identifier。'],
    ],
    'opf-049': [
      [
        'The reading order names a file that the list of files does not have',
        'Mend idref, or list the file.',
      ],
      ['阅读顺序里的文件不在清单中', '请改正 idref，或列入清单。'],
    ],
    'opf-050': [
      ['The contents for old reading systems are no NCX', 'Mend toc at <spine>, or take it away.'],
      ['给旧阅读器用的目录不是 NCX', '请改正 <spine> 的 toc，或删去。'],
    ],
    'opf-052': [
      [
        'The role of an author is none that is known',
        'Take a MARC code of three letters: aut author, edt editor, trl translator, ill illustrator.',
      ],
      ['责任者的身份不在词表里', '请用三个字母的 MARC 代码：aut 著，edt 编，trl 译，ill 绘。'],
    ],
    'opf-054': [
      ['The date is none, expected year, month and day', 'Write it as 2026, 2026-07 or 2026-07-01.'],
      ['日期的写法不对，应为年、月、日', '请写作 2026、2026-07 或 2026-07-01。'],
    ],
    'opf-065': [
      ['A property says something of another one that says something of it', 'Mend refines.'],
      ['元数据互相说明，成了循环', '请改正 refines。'],
    ],
    'opf-066': [
      [
        'There are printed pages, but the metadata do not say of which book',
        'Add <dc:source> with source-of pagination.',
      ],
      ['有印刷本的页码，元数据却没有说明是哪一种书', '请加上 <dc:source> 并以 source-of 注明 pagination。'],
    ],
    'opf-067': [
      [
        'A file is listed as part of the book and linked to as a description of it',
        'Leave one of <item> and <link>.',
      ],
      ['同一文件既列为书的内容，又列为书的说明', '<item> 与 <link> 请只留一个。'],
    ],
    'opf-071': [
      [
        'The index is said to be in a file that is no document',
        'Let the index collection name XHTML documents only.',
      ],
      ['索引集合里有不是文档的文件', '索引集合请只列 XHTML 文档。'],
    ],
    'opf-073': [
      ['The document type refers to another file', 'Write <!DOCTYPE html> only.'],
      ['文档类型引用了别的文件', '请只写 <!DOCTYPE html>。'],
    ],
    'opf-074': [
      ['A file stands twice in the list of files', 'Leave it once in <manifest>.'],
      ['同一文件在清单里出现了两次', '请在 <manifest> 里只留一次。'],
    ],
    'opf-075': [
      [
        'The preview is said to be in a file that is no document',
        'Let the preview collection name XHTML or SVG documents only.',
      ],
      ['试读集合里有不是文档的文件', '试读集合请只列 XHTML 或 SVG 文档。'],
    ],
    'opf-076': [
      ['The preview leads into the midst of a document (epubcfi)', 'Name the whole document.'],
      ['试读集合指向文档内的某处（epubcfi）', '请指向整个文档。'],
    ],
    'opf-078': [
      [
        'The book calls itself a dictionary, but no document has dictionary entries',
        'Mark them with epub:type="dictionary", or take dc:type away.',
      ],
      ['书自称词典，却没有词典条目', '请用 epub:type="dictionary" 标明，或删去 dc:type。'],
    ],
    'opf-081': [
      ['A file of the dictionary is not in the EPUB', 'Put it there, or take it out of the collection.'],
      ['词典集合所列的文件不在 EPUB 里', '请补上文件，或从集合里删去。'],
    ],
    'opf-082': [
      ['A dictionary has several files of search keys, expected one', 'Leave one.'],
      ['一部词典有几个检索文件，应只有一个', '请只留一个。'],
    ],
    'opf-083': [
      ['A dictionary has no file of search keys, expected one', 'Add one with properties="search-key-map".'],
      ['词典没有检索文件，应有一个', '请加上 properties="search-key-map" 的文件。'],
    ],
    'opf-084': [
      [
        'A dictionary has a file that is neither a document nor search keys',
        'Take it out of the collection.',
      ],
      ['词典集合里有既非文档也非检索的文件', '请从集合里删去。'],
    ],
    'opf-089': [
      [
        'A link of the metadata says “alternate” and something else, expected “alternate” alone',
        'Divide it into two links.',
      ],
      ['元数据的链接除 alternate 外还写了别的关系', '请分成两个链接。'],
    ],
    'opf-091': [
      ['The list of files names a place within a file', 'Take # and what follows out of href.'],
      ['文件清单指向文件内的某处', '请删去 href 里 # 及其后的部分。'],
    ],
    'opf-092': [
      ['The language is none, expected such as zh-Hans', 'Write zh-Hans, zh-Hant or en.'],
      ['语言代码的写法不对，应如 zh-Hans', '请写 zh-Hans、zh-Hant 或 en。'],
    ],
    'opf-093': [
      ['A link of the metadata leads to a file of the EPUB without saying its type', 'Write media-type.'],
      ['元数据的链接指向书内的文件，却没有写类型', '请写上 media-type。'],
    ],
    'opf-094': [
      ['A link of the metadata does not say the type of its file', 'Write media-type.'],
      ['元数据的链接没有写文件的类型', '请写上 media-type。'],
    ],
    'opf-095': [
      ['The spoken title is no sound', 'Link to an audio file, media-type="audio/mpeg".'],
      ['书名朗读链接指向的不是声音', '请指向音频文件，media-type="audio/mpeg"。'],
    ],
    'opf-096': [
      [
        'A part of the book is not in the reading order, and nothing leads there',
        'Link to it, or take away linear="no".',
      ],
      ['书的一部分不在阅读顺序里，也没有链接通向它', '请加上链接，或删去 linear="no"。'],
    ],
    'opf-098': [
      ['A link of the metadata leads into the package document itself', 'Let it lead to a file.'],
      ['元数据的链接指向包文件自身', '请指向文件。'],
    ],
    'opf-099': [
      ['The package document lists itself', 'Take its <item> away.'],
      ['包文件把自己列进了清单', '请删去这个 <item>。'],
    ],
  }),
  ...inWords('warning', {
    'opf-003': [
      ['The file is in the EPUB but not in its list of files', 'Add it to <manifest>, or take it away.'],
      ['文件在 EPUB 内，但没有列入文件清单', '请列入 <manifest>，或删去。'],
    ],
    'opf-004': [
      ['The declaration of a prefix has spaces at its beginning or end', 'Take them out of prefix="…".'],
      ['前缀声明的首尾有空格', '请从 prefix="…" 中删去。'],
    ],
    'opf-007': [
      ['A prefix that EPUB has reserved is declared anew', 'Take it out of prefix="…": it is known without.'],
      ['重新声明了 EPUB 保留的前缀', '请从 prefix="…" 中删去：无须声明。'],
    ],
    'opf-013': [
      ['A document and the list of files name different kinds for a file', 'Correct type or media-type.'],
      ['文档与文件清单对同一文件写了不同的类型', '请改正 type 或 media-type。'],
    ],
    'opf-018': [
      [
        'The list of files says that a document loads something from the network, which it does not',
        'Take remote-resources away.',
      ],
      ['文件清单说文档要从网上读取内容，其实没有', '请删去 remote-resources。'],
    ],
    'opf-021': [
      ['A link has a kind of address that nobody knows', 'Mend it: https:, mailto:, tel:.'],
      ['链接的地址类型没有人认识', '请改正，如 https:、mailto:、tel:。'],
    ],
    'opf-035': [
      ['A document is listed as text/html', 'Write media-type="application/xhtml+xml".'],
      ['文档的类型写成了 text/html', '请写 media-type="application/xhtml+xml"。'],
    ],
    'opf-037': [
      [
        'A file is listed with a type that is out of date',
        'Write application/xhtml+xml for documents, text/css for style sheets.',
      ],
      ['文件的类型已经过时', '文档请写 application/xhtml+xml，样式表写 text/css。'],
    ],
    'opf-038': [
      [
        'A document of an old e-book is listed with a type that is not its own',
        'Write media-type="text/x-oeb1-document".',
      ],
      ['旧式电子书的文档类型不对', '请写 media-type="text/x-oeb1-document"。'],
    ],
    'opf-039': [
      [
        'A file of an old e-book is listed with a type that is not its own',
        'Write text/x-oeb1-css for style sheets.',
      ],
      ['旧式电子书的文件类型不对', '样式表请写 text/x-oeb1-css。'],
    ],
    'opf-053': [
      ['The date is written unusually', 'Write it as 2026, 2026-07 or 2026-07-01.'],
      ['日期的写法不常见', '请写作 2026、2026-07 或 2026-07-01。'],
    ],
    'opf-055': [
      ['The metadata have an entry without words', 'Write it, or take it away.'],
      ['元数据有一条是空的', '请写上内容，或删去。'],
    ],
    'opf-063': [
      [
        'The page map that <spine> names is not in the list of files',
        'Take page-map away; a <nav epub:type="page-list"> names the pages.',
      ],
      [
        '<spine> 所指的页码图（page-map）不在文件清单里',
        '请删去 page-map；页码请用 <nav epub:type="page-list">。',
      ],
    ],
    'opf-070': [
      ['The role of a collection is no web address', 'Mend it, or use a role that EPUB defines.'],
      ['集合（collection）的 role 不是网址', '请改正，或用 EPUB 规定的 role。'],
    ],
    'opf-077': [
      [
        'The document with data for programs stands in the reading order',
        'Take it out of <spine>: it is not for reading.',
      ],
      ['给程序用的数据文件（data-nav）列在阅读顺序里', '请从 <spine> 里删去：它不是给人读的。'],
    ],
    'opf-079': [
      [
        'There are dictionary entries, but the metadata do not say that the book is a dictionary',
        'Add <dc:type>dictionary</dc:type>.',
      ],
      ['书里有词典条目，元数据却没有说明是词典', '请加上 <dc:type>dictionary</dc:type>。'],
    ],
    'opf-080': [
      [
        'The search keys of a dictionary are in a file that does not end in .xml',
        'Let its name end in .xml.',
      ],
      ['词典检索文件的扩展名不是 .xml', '请改为 .xml。'],
    ],
    'opf-085': [
      ['The identifier says that it is a UUID, and is none', 'Write urn:uuid: and 32 hexadecimal digits.'],
      ['标识符自称 UUID，却不是', '请写 urn:uuid: 加 32 位十六进制数字。'],
    ],
    'opf-086': [
      ['A property is out of date', 'Take it away, or write its successor.'],
      ['属性已经过时', '请删去，或改用新的属性。'],
    ],
  }),
}
