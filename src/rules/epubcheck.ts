import type { Rule, Severity } from '../message.ts'

/**
 * What EPUBCheck finds, in words for authors: by its number, `epubcheck-rsc-007`, and, where one number has many faults
 * under it, by the fault: `epubcheck-id-twice`. `{problem}` is EPUBCheck's own sentence, `{id}` its number.
 *
 * Numbers that are not here have `epubcheck-error` and `epubcheck-warning`.
 */
export const epubcheckRules: Record<string, Rule> = {
  ...faults('error', {
    // The zip.
    'pkg-003': [
      ['The EPUB does not begin as a zip file does', 'Copy or download it again.'],
      ['文件开头不是 zip 的格式', '请重新复制或下载。'],
    ],
    'pkg-004': [
      ['The EPUB does not begin as a zip file does', 'Copy or download it again.'],
      ['文件开头不是 zip 的格式', '请重新复制或下载。'],
    ],
    'pkg-005': [
      [
        'The entry “mimetype” of the zip has an extra field, expected none',
        'Pack it with zip -X0 first, then the rest with zip -Xr.',
      ],
      ['zip 中的 mimetype 带有额外字段，不应有', '请先用 zip -X0 打包 mimetype，再用 zip -Xr 加入其余文件。'],
    ],
    'pkg-006': [
      [
        'The file “mimetype” is missing, or not the first of the zip',
        'Pack it first and uncompressed (zip -X0), then the rest: by it programs know an EPUB.',
      ],
      [
        '缺少 mimetype 文件，或者它不是 zip 里的第一个',
        '请先不压缩地打包 mimetype（zip -X0），再加入其余文件：程序靠它认出 EPUB。',
      ],
    ],
    'pkg-007': [
      [
        'The file “mimetype” does not say application/epub+zip, and only that',
        'Write application/epub+zip into it, without a space or a line end, and pack it uncompressed.',
      ],
      [
        'mimetype 文件的内容应当只是 application/epub+zip',
        '请只写 application/epub+zip，不带空格和换行，并且不压缩。',
      ],
    ],
    'pkg-008': [
      ['A file of the EPUB cannot be read', 'Copy or download the EPUB again, or pack it anew.'],
      ['EPUB 中有文件读不出来', '请重新复制、下载或打包。'],
    ],
    'pkg-009': [
      [
        'The name of a file has characters that are not allowed',
        'Name it with letters, digits, hyphens and dots, and mend the links to it.',
      ],
      ['文件名含有不允许的字符', '文件名请只用字母、数字、连字符和点，并改正指向它的链接。'],
    ],
    'pkg-021': [
      ['A picture is broken', 'Put the picture there again, from its source.'],
      ['图片已损坏', '请用原图重新放入。'],
    ],
    'pkg-025': [
      [
        'A file of the book is in META-INF, where only the zip’s own belong',
        'Move it beside the other files of the book.',
      ],
      ['书的文件放在了 META-INF 里，那里只放说明 zip 本身的文件', '请移到书的其他文件旁边。'],
    ],
    'pkg-026': [
      [
        'Something else than a font is obfuscated',
        'Only fonts may be obfuscated; put the file there as it is.',
      ],
      ['字体以外的文件经过混淆', '只有字体可以混淆；请放入原样的文件。'],
    ],
    'pkg-027': [
      ['The names of files in the zip are not UTF-8', 'Pack it with a program that writes names in UTF-8.'],
      ['zip 里的文件名不是 UTF-8', '请用以 UTF-8 写文件名的程序打包。'],
    ],
    'opf-060': [
      [
        'Two files of the zip have the same name',
        'Give one of them another name: most programs see one only.',
      ],
      ['zip 里有两个文件同名', '请给其中一个改名：多数程序只看得到一个。'],
    ],
    // The package document.
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
    'opf-042': [
      ['A file of this kind cannot be read as a page', 'Put only XHTML and SVG into <spine>.'],
      ['这类文件不能作为书页', '<spine> 里请只放 XHTML 和 SVG。'],
    ],
    'opf-043': [
      ['A file of this kind has no substitute', 'Put only XHTML and SVG into <spine>, or name a fallback.'],
      ['这类文件没有替代文件', '<spine> 里请只放 XHTML 和 SVG，或写明 fallback。'],
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
    'opf-073': [
      ['The document type refers to another file', 'Write <!DOCTYPE html> only.'],
      ['文档类型引用了别的文件', '请只写 <!DOCTYPE html>。'],
    ],
    'opf-074': [
      ['A file stands twice in the list of files', 'Leave it once in <manifest>.'],
      ['同一文件在清单里出现了两次', '请在 <manifest> 里只留一次。'],
    ],
    'opf-091': [
      ['The list of files names a place within a file', 'Take # and what follows out of href.'],
      ['文件清单指向文件内的某处', '请删去 href 里 # 及其后的部分。'],
    ],
    'opf-092': [
      ['The language is none, expected such as zh-Hans', 'Write zh-Hans, zh-Hant or en.'],
      ['语言代码的写法不对，应如 zh-Hans', '请写 zh-Hans、zh-Hant 或 en。'],
    ],
    'opf-096': [
      [
        'A part of the book is not in the reading order, and nothing leads there',
        'Link to it, or take away linear="no".',
      ],
      ['书的一部分不在阅读顺序里，也没有链接通向它', '请加上链接，或删去 linear="no"。'],
    ],
    'opf-099': [
      ['The package document lists itself', 'Take its <item> away.'],
      ['包文件把自己列进了清单', '请删去这个 <item>。'],
    ],
    // What refers to what.
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
      ['The file is not written as EPUB has it', 'Mend what EPUBCheck names, or make it again.'],
      ['文件的写法不合 EPUB 的规定', '请改正 EPUBCheck 所说之处，或重新生成。'],
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
    'rsc-014': [
      ['A link leads to something that is no place for it', 'Mend the address.'],
      ['链接指向了不合适的地方', '请改正地址。'],
    ],
    'rsc-016': [
      ['The file is no well-formed XML', 'Close all tags, quote all attributes, write &amp; for &.'],
      ['文件不是合格的 XML', '请补全标签和属性的引号，& 写作 &amp;。'],
    ],
    'rsc-020': [
      ['An address is none', 'Mend it; write %20 for a space.'],
      ['地址的写法不对', '请改正；空格写作 %20。'],
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
    // Documents.
    'htm-001': [
      ['The file is not of XML 1.0', 'Write <?xml version="1.0" encoding="utf-8"?> as its first line.'],
      ['文件不是 XML 1.0', '首行请写 <?xml version="1.0" encoding="utf-8"?>。'],
    ],
    'htm-003': [
      ['The document type loads entities from elsewhere', 'Write <!DOCTYPE html> only.'],
      ['文档类型引用了外部实体', '请只写 <!DOCTYPE html>。'],
    ],
    'htm-004': [
      ['The document type is one of another format', 'Write <!DOCTYPE html>.'],
      ['文档类型是别种格式的', '请写 <!DOCTYPE html>。'],
    ],
    'htm-009': [
      ['The document type is out of date', 'Take it away.'],
      ['文档类型已经过时', '请删去。'],
    ],
    'htm-058': [
      ['The file is not UTF-8', 'Save it as UTF-8.'],
      ['文件不是 UTF-8 编码', '请存为 UTF-8。'],
    ],
    'med-003': [
      [
        'A picture is of a kind that not all reading systems show',
        'Convert it to PNG, JPEG, GIF, WebP or SVG.',
      ],
      ['图片格式并非所有阅读器都能显示', '请转换为 PNG、JPEG、GIF、WebP 或 SVG。'],
    ],
    'med-004': [
      ['A picture is broken', 'Put the picture there again, from its source.'],
      ['图片已损坏', '请用原图重新放入。'],
    ],
    // Styles.
    'css-001': [
      ['The style sheet has a property that books must not have', 'Take it away.'],
      ['样式表用了电子书不允许的属性', '请删去。'],
    ],
    'css-002': [
      ['An address in the style sheet is empty', 'Write the name of the file, or take the rule away.'],
      ['样式表里有空的地址', '请写上文件名，或删去这条样式。'],
    ],
    'css-004': [
      ['The style sheet is not UTF-8', 'Save it as UTF-8.'],
      ['样式表不是 UTF-8 编码', '请存为 UTF-8。'],
    ],
    'css-008': [
      ['The style sheet is misspelt here', 'Mend the rule: what follows may be lost.'],
      ['样式表在此处有语法错误', '请改正：其后的样式可能失效。'],
    ],
    // Contents.
    'nav-003': [
      ['Printed pages are marked, but there is no page list', 'Add <nav epub:type="page-list">.'],
      ['标有印刷本的页码，却没有页码表', '请加上 <nav epub:type="page-list">。'],
    ],
    'nav-010': [
      ['The contents lead out of the book', 'Let them lead to chapters only.'],
      ['目录指到了书外', '目录请只指向书中各章。'],
    ],
    'ncx-001': [
      [
        'The contents for old reading systems (NCX) are of another book: their identifier is not the book’s',
        'Write the identifier of the package document into dtb:uid.',
      ],
      ['给旧阅读器用的目录（NCX）标识符与本书不同', '请把包文件里的标识符写进 dtb:uid。'],
    ],
    // Under one number, RSC-005.
    'id-twice': [
      ['Two elements have the same id', 'Give one of them another: links find the first only.'],
      ['两个元素的 id 相同', '请给其中一个换 id：链接只找得到第一个。'],
    ],
    'id-misspelt': [
      [
        'An id begins with a digit or has characters that are not allowed',
        'Begin it with a letter; use letters, digits, - _ and .',
      ],
      ['id 以数字开头，或含有不允许的字符', 'id 请以字母开头，只用字母、数字、-、_ 和点。'],
    ],
    'id-nowhere': [
      ['Something refers to an id that is nowhere', 'Mend the reference, or give the element that id.'],
      ['引用的 id 不存在', '请改正引用，或给元素加上这个 id。'],
    ],
    'element-misplaced': [
      ['An element stands where none such may be', 'Take it out, or put it where it belongs.'],
      ['元素放在了不允许的位置', '请删去，或移到合适的位置。'],
    ],
    'element-missing': [
      ['An element lacks something that it must have', 'Add what EPUBCheck names.'],
      ['元素缺少必需的内容', '请补上 EPUBCheck 所说的内容。'],
    ],
    'attribute-misplaced': [
      [
        'An attribute stands where none such may be',
        'Take it away; what it is to show belongs into the style sheet.',
      ],
      ['属性放在了不允许的位置', '请删去；外观请写在样式表里。'],
    ],
    'attribute-value': [
      ['An attribute has a value that it cannot have', 'Write one that EPUBCheck names.'],
      ['属性的值不在允许的范围内', '请按 EPUBCheck 所说的写。'],
    ],
    'title-missing': [
      ['The book has no title', 'Add <dc:title> to the metadata.'],
      ['没有书名', '请在元数据里加上 <dc:title>。'],
    ],
    'language-missing': [
      ['The book does not say its language', 'Add <dc:language>zh-Hans</dc:language> to the metadata.'],
      ['没有说明全书的语言', '请在元数据里加上 <dc:language>zh-Hans</dc:language>。'],
    ],
    'modified-missing': [
      [
        'The book does not say once when it was last changed',
        'Write one <meta property="dcterms:modified">2026-07-01T00:00:00Z</meta>.',
      ],
      [
        '没有写明最后修改时间，或写了不止一次',
        '请写一个 <meta property="dcterms:modified">2026-07-01T00:00:00Z</meta>。',
      ],
    ],
    'nav-count': [
      [
        'There is not exactly one navigation document',
        'Write properties="nav" at the <item> of one document.',
      ],
      ['导航文件应当恰好有一个', '请在一个文档的 <item> 上写 properties="nav"。'],
    ],
    'nav-wordless': [
      ['An entry of the contents or a heading has no words', 'Write the title.'],
      ['目录条目或标题没有文字', '请写上标题。'],
    ],
    'document-title': [
      ['The document has no title', 'Write the name of the chapter into <title>.'],
      ['文档没有标题', '请在 <title> 里写上章名。'],
    ],
  }),
  ...faults('warning', {
    'css-003': [
      ['The style sheet is UTF-16', 'Save it as UTF-8.'],
      ['样式表是 UTF-16 编码', '请存为 UTF-8。'],
    ],
    'css-019': [
      ['A rule for a font is empty', 'Name a font and its file there, or take the rule away.'],
      ['字体的样式是空的', '请写上字体名和文件，或删去。'],
    ],
    'htm-025': [
      ['A link has a kind of address that nobody knows', 'Mend it: https:, mailto:, tel:.'],
      ['链接的地址类型没有人认识', '请改正，如 https:、mailto:、tel:。'],
    ],
    'nav-011': [
      ['The contents or pages are not in reading order', 'List them in the order of <spine>.'],
      ['目录或页码没有按阅读顺序排列', '请按 <spine> 的顺序排列。'],
    ],
    'opf-003': [
      ['The file is in the EPUB but not in its list of files', 'Add it to <manifest>, or take it away.'],
      ['文件在 EPUB 内，但没有列入文件清单', '请列入 <manifest>，或删去。'],
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
    'opf-035': [
      ['A document is listed as text/html', 'Write media-type="application/xhtml+xml".'],
      ['文档的类型写成了 text/html', '请写 media-type="application/xhtml+xml"。'],
    ],
    'opf-053': [
      ['The date is written unusually', 'Write it as 2026, 2026-07 or 2026-07-01.'],
      ['日期的写法不常见', '请写作 2026、2026-07 或 2026-07-01。'],
    ],
    'opf-055': [
      ['The metadata have an entry without words', 'Write it, or take it away.'],
      ['元数据有一条是空的', '请写上内容，或删去。'],
    ],
    'opf-085': [
      ['The identifier says that it is a UUID, and is none', 'Write urn:uuid: and 32 hexadecimal digits.'],
      ['标识符自称 UUID，却不是', '请写 urn:uuid: 加 32 位十六进制数字。'],
    ],
    'opf-086': [
      ['A property is out of date', 'Take it away, or write its successor.'],
      ['属性已经过时', '请删去，或改用新的属性。'],
    ],
    'pkg-010': [
      ['The name of a file has a space', 'Name it without: some reading systems do not find it.'],
      ['文件名含有空格', '请改名：有些阅读器找不到它。'],
    ],
    'pkg-014': [
      ['The EPUB has an empty folder', 'Pack it without.'],
      ['EPUB 里有空文件夹', '打包时请去掉。'],
    ],
    'pkg-016': [
      ['The name of the EPUB ends in capitals', 'Let it end in .epub.'],
      ['EPUB 的扩展名用了大写', '请改为 .epub。'],
    ],
    'pkg-017': [
      ['The name of the EPUB does not end in .epub', 'Let it end in .epub.'],
      ['文件名不以 .epub 结尾', '请改为 .epub。'],
    ],
    'pkg-022': [
      ['A picture is of another kind than its name says', 'Rename it, and mend what refers to it.'],
      ['图片的实际格式与扩展名不同', '请改名，并改正引用。'],
    ],
    'rsc-009': [
      ['A place within a picture is named that has no places', 'Take # and what follows away.'],
      ['引用了图片内的某处，而图片没有这样的地方', '请删去 # 及其后的部分。'],
    ],
    'rsc-017': [
      ['The file is written as EPUB advises against', 'Mend what EPUBCheck names.'],
      ['文件的写法 EPUB 不推荐', '请改正 EPUBCheck 所说之处。'],
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
  'epubcheck-error': {
    severity: 'error',
    reason: {
      en: 'Against rule {id} of EPUBCheck: {problem}',
      zh: '不符 EPUBCheck 规则 {id}：{problem}',
    },
    fix: {
      en: 'Shops refuse books with such errors. The rule is in the EPUB 3.3 specification, https://www.w3.org/TR/epub-33/',
      zh: '书店不收有此类错误的书。规则见 EPUB 3.3 规范：https://www.w3.org/TR/epub-33/',
    },
  },
  'epubcheck-warning': {
    severity: 'warning',
    reason: {
      en: 'Against rule {id} of EPUBCheck: {problem}',
      zh: '不符 EPUBCheck 规则 {id}：{problem}',
    },
    fix: {
      en: 'Some reading systems have trouble with it. See https://www.w3.org/TR/epub-33/',
      zh: '有些阅读器可能出问题，参见 https://www.w3.org/TR/epub-33/',
    },
  },
}

/** What is wrong and how to mend it, in English and in Chinese. */
type Words = [en: [reason: string, fix: string], zh: [reason: string, fix: string]]

function faults(severity: Severity, table: Record<string, Words>): Record<string, Rule> {
  return Object.fromEntries(
    Object.entries(table).map(([name, [en, zh]]): [string, Rule] => [
      `epubcheck-${name}`,
      {
        severity,
        reason: { en: `${en[0]} (EPUBCheck {id}: {problem})`, zh: `${zh[0]}（EPUBCheck {id}：{problem}）` },
        fix: { en: en[1], zh: zh[1] },
      },
    ]),
  )
}
