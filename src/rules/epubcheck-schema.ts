import { inWords } from './epubcheck-words.ts'

/** RSC-005 and RSC-017 are all that schemas find: here by the fault, as `epubcheckRule` tells them apart. */
export const epubcheckSchemaRules = {
  ...inWords('error', {
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
      ['An element lacks something that it must have', 'Add what is named here.'],
      ['元素缺少必需的内容', '请补上这里所说的内容。'],
    ],
    'attribute-misplaced': [
      [
        'An attribute stands where none such may be',
        'Take it away; what it is to show belongs into the style sheet.',
      ],
      ['属性放在了不允许的位置', '请删去；外观请写在样式表里。'],
    ],
    'attribute-value': [
      ['An attribute has a value that it cannot have', 'Write one that is expected.'],
      ['属性的值不在允许的范围内', '请写成应有的值。'],
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
    'modified-misspelt': [
      [
        'The time at which the book was last changed is misspelt, expected such as 2026-07-01T00:00:00Z',
        'Write year, month, day, T, hours, minutes, seconds, Z.',
      ],
      ['最后修改时间的写法不对，应如 2026-07-01T00:00:00Z', '请依次写年、月、日、T、时、分、秒、Z。'],
    ],
    'nav-twice': [
      ['The navigation document has the page list or the landmarks twice, expected once', 'Join the two.'],
      ['导航文件里页码表或地标有两份，应只有一份', '请合为一份。'],
    ],
    'nav-heading': [
      [
        'A list of the navigation document has no heading, expected one as its first child',
        'Write <h2> before <ol>.',
      ],
      ['导航文件的列表没有标题，应以标题开头', '请在 <ol> 之前写 <h2>。'],
    ],
    'landmark-type': [
      [
        'A landmark does not say what it is, expected epub:type',
        'Write epub:type at the link: cover, toc, bodymatter.',
      ],
      ['地标没有说明是什么，应有 epub:type', '请在链接上写 epub:type，如 cover、toc、bodymatter。'],
    ],
    'landmark-twice': [
      ['A landmark stands there twice', 'Leave it once.'],
      ['同一地标出现了两次', '请只留一个。'],
    ],
    'nav-item': [
      [
        'An entry of the contents has neither words nor a list where it must',
        'Write <a> or <span> first, then <ol> with the entries below it; leave no list empty.',
      ],
      ['目录条目缺少文字或下级列表', '请先写 <a> 或 <span>，再写含下级条目的 <ol>；列表不能为空。'],
    ],
    obsolete: [
      [
        'The file has an element or attribute of old HTML',
        'Take it away; looks belong into the style sheet.',
      ],
      ['文件用了旧 HTML 的元素或属性', '请删去；外观请写在样式表里。'],
    ],
    'languages-differ': [
      ['lang and xml:lang of an element differ, expected the same', 'Write the same language into both.'],
      ['元素的 lang 与 xml:lang 不同，应相同', '请写成同一种语言。'],
    ],
    charset: [
      ['The document does not say once that it is UTF-8', 'Write one <meta charset="utf-8"> into its head.'],
      ['文档没有恰好一次写明编码是 UTF-8', '请在 <head> 里只写一个 <meta charset="utf-8">。'],
    ],
    'source-empty': [
      [
        'A picture, sound or film has an empty address',
        'Write the name of its file into src, or take the element away.',
      ],
      ['图片、声音或视频的地址是空的', '请在 src 里写上文件名，或删去元素。'],
    ],
    'switch-parts': [
      [
        'epub:switch lacks one of its parts, or has them out of order',
        'Do without it: write what all reading systems can show.',
      ],
      ['epub:switch 的各部分不全或次序不对', '请不用它，直接写所有阅读器都能显示的内容。'],
    ],
    'formula-markup': [
      [
        'A formula is written as a meaning, not as it looks, or wrongly marked',
        'Write presentation MathML; put anything else into <annotation-xml> within <semantics>.',
      ],
      [
        '公式写的是含义而不是样子，或标记不对',
        '请写表现形式的 MathML；其他写法放进 <semantics> 里的 <annotation-xml>。',
      ],
    ],
    'time-misspelt': [
      ['A date or time for programs is misspelt', 'Write it as 2026-07-01 or 14:30 into datetime.'],
      ['给程序看的日期或时间写法不对', '请在 datetime 里写作 2026-07-01 或 14:30。'],
    ],
    'attribute-missing': [
      ['An element lacks an attribute that it must have', 'Add it.'],
      ['元素缺少必需的属性', '请补上。'],
    ],
    'map-name': [
      ['A picture map is named differently by id and name', 'Write the same into both.'],
      ['图像映射的 id 与 name 不同', '请写成相同的。'],
    ],
    'foreign-element': [
      [
        'An element belongs to another format than XHTML',
        'Take it away, or write xmlns="http://www.w3.org/1999/xhtml" at <html>.',
      ],
      ['元素不属于 XHTML', '请删去，或在 <html> 上写 xmlns="http://www.w3.org/1999/xhtml"。'],
    ],
    'ncx-shape': [
      [
        'The contents for old reading systems are no NCX',
        'Begin them with <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"> and write the chapters into <navMap>.',
      ],
      [
        '给旧阅读器用的目录不是 NCX',
        '请以 <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"> 开头，各章写进 <navMap>。',
      ],
    ],
    'ncx-unnamed': [
      [
        'There are contents for old reading systems (NCX), but <spine> does not name them',
        'Write the id of their <item> into toc at <spine>.',
      ],
      ['有给旧阅读器用的目录（NCX），<spine> 却没有指明', '请在 <spine> 的 toc 里写上它的 <item> 的 id。'],
    ],
    'page-type': [
      ['A page of the NCX is of a kind that there is not', 'Write type="front", "normal" or "special".'],
      ['NCX 里的页码类型不存在', '请写 type="front"、"normal" 或 "special"。'],
    ],
    overlay: [
      [
        'What says how the book is read aloud (media overlay) is wrong',
        'Mend the file, its times and media:duration, or take the reading away.',
      ],
      ['朗读（media overlay）的写法不对', '请改正文件、时间和 media:duration，或去掉朗读。'],
    ],
    renditions: [
      [
        'What says of the several forms of the book is wrong',
        'Leave one form of the book only: few reading systems know more.',
      ],
      ['书有几种形式，说明的写法不对', '请只留一种形式：很少有阅读器能用多种。'],
    ],
    encryption: [
      [
        'What says which fonts are obfuscated is wrong',
        'Take META-INF/encryption.xml away and put the fonts there as they are.',
      ],
      ['关于混淆字体的说明写法不对', '请删去 META-INF/encryption.xml，放入原样的字体。'],
    ],
    signatures: [
      ['The signatures of the EPUB are no signatures', 'Take META-INF/signatures.xml away.'],
      ['EPUB 的签名文件写法不对', '请删去 META-INF/signatures.xml。'],
    ],
    collection: [
      ['A collection of the package document is wrong', 'Take <collection> away, unless a shop asks for it.'],
      ['包文件里的集合（collection）写法不对', '除非书店要求，请删去 <collection>。'],
    ],
    dictionary: [
      [
        'The book calls itself a dictionary, but lacks what makes one',
        'Take dc:type away where it is none; otherwise add languages, entries and search keys.',
      ],
      ['书自称词典，却缺少词典应有的内容', '不是词典的请删去 dc:type；否则请补上语言、条目和检索。'],
    ],
    index: [
      [
        'A part calls itself an index, but lacks its list of entries',
        'Put the entries into one list with epub:type="index-entry-list".',
      ],
      ['索引缺少条目列表', '请把条目放进一个 epub:type="index-entry-list" 的列表。'],
    ],
    textbook: [
      [
        'The book calls itself a textbook (edupub), but lacks what one must have',
        'Take that away where it is none; otherwise add dc:type and accessibilityFeature.',
      ],
      [
        '书自称教材（edupub），却缺少应有的内容',
        '不是教材的请删去；否则请补上 dc:type 和 accessibilityFeature。',
      ],
    ],
    'identifier-nowhere': [
      [
        'unique-identifier at <package> names an identifier that there is not',
        'Give <dc:identifier> that id.',
      ],
      ['<package> 的 unique-identifier 所指的标识符不存在', '请给 <dc:identifier> 加上这个 id。'],
    ],
    'refines-form': [
      [
        'A line of the metadata refers to something in a way that it may not',
        'Write refines="#id" with an id of the metadata or of an <item>.',
      ],
      ['元数据的 refines 写法不对', '请写 refines="#id"，id 是元数据或 <item> 的。'],
    ],
    'refines-kind': [
      [
        'A line of the metadata describes something that it cannot describe',
        'Let refines lead to what the property is for: role to an author, title-type to a title.',
      ],
      ['元数据说明了它不能说明的内容', 'refines 请指向属性所适用的：role 指向责任者，title-type 指向书名。'],
    ],
    'said-twice': [
      ['Something that may be said once is said twice in the package document', 'Leave one.'],
      ['包文件里只能写一次的写了两次', '请只留一个。'],
    ],
    subject: [
      [
        'A subject has a system without a term, or a term without a system',
        'Write both authority and term, once each.',
      ],
      ['主题词缺少词表或代码', 'authority 与 term 请各写一次。'],
    ],
    'source-of': [
      [
        'The metadata say of the printed book something else than its pages, expected “pagination”',
        'Write <meta refines="#…" property="source-of">pagination</meta>.',
      ],
      ['关于印刷本的说明应为 pagination', '请写 <meta refines="#…" property="source-of">pagination</meta>。'],
    ],
    exclusive: [
      ['A document has two properties that exclude each other', 'Leave one.'],
      ['文档写了两个互相排斥的属性', '请只留一个。'],
    ],
    'metadata-link': [
      [
        'A link of the metadata describes what it cannot describe',
        'A “record” is of the whole book, without refines; “voicing” is of one line, with refines.',
      ],
      ['元数据的链接所说明的对象不对', 'record 说明全书，不写 refines；voicing 说明一行，须写 refines。'],
    ],
    'nav-type': [
      ['The navigation document is not listed as XHTML', 'Write media-type="application/xhtml+xml".'],
      ['导航文件没有列为 XHTML', '请写 media-type="application/xhtml+xml"。'],
    ],
    'root-element': [
      [
        'The file begins with another element than its kind does',
        'Make it again, or mend its first element.',
      ],
      ['文件的根元素不是它这类文件应有的', '请重新生成，或改正根元素。'],
    ],
    'schema-unread': [
      [
        'The rules for the file could not be loaded, so that it was not checked',
        'This is no fault of the book. Please report it.',
      ],
      ['文件的规则没能载入，未作检查', '这不是书的错误，请报告给我们。'],
    ],
  }),
  ...inWords('warning', {
    'document-untitled': [
      ['The document has no title', 'Write the name of the chapter into <title>.'],
      ['文档没有标题', '请在 <title> 里写上章名。'],
    ],
    'nav-nested': [
      [
        'A list of pages or landmarks has lists within it, expected one list',
        'Put all entries into one <ol>.',
      ],
      ['页码表或地标里有下级列表，应只有一层', '请把所有条目放进同一个 <ol>。'],
    ],
    deprecated: [
      ['The file has something that EPUB has given up', 'Take it away.'],
      ['文件用了 EPUB 已经废弃的写法', '请删去。'],
    ],
    regions: [
      [
        'The list of a picture’s regions is not built as it should be',
        'One <ol>; in each <li> a link without words, or two links within <span>.',
      ],
      ['图像区域的列表结构不对', '只用一个 <ol>；每个 <li> 里是不带文字的链接，或 <span> 里两个链接。'],
    ],
    'refines-fragment': [
      [
        'A line of the metadata names a file by its address, expected the id of its <item>',
        'Write refines="#id".',
      ],
      ['元数据用地址指明文件，应用其 <item> 的 id', '请写 refines="#id"。'],
    ],
    'guide-twice': [
      ['The guide has the same entry twice', 'Leave it once.'],
      ['guide 里同一条出现了两次', '请只留一条。'],
    ],
    'source-missing': [
      [
        'A preview or a teacher’s edition does not say of which book it is',
        'Add <dc:source> with the identifier of that book.',
      ],
      ['试读本或教师用书没有说明出自哪一本书', '请加上 <dc:source>，写那本书的标识符。'],
    ],
    'rootfile-unlike': [
      [
        'Of the several forms of the book it is not said when each is to be shown',
        'Leave one form, or write rendition attributes at each <rootfile> but the first.',
      ],
      ['书有几种形式，没有说明各在何时显示', '请只留一种，或在第一个以外的 <rootfile> 上写 rendition 属性。'],
    ],
  }),
}
