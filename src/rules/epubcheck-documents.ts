import { inWords } from './epubcheck-words.ts'

/** Documents, pictures and style sheets: HTM, MED, CSS. */
export const epubcheckDocumentRules = {
  ...inWords('error', {
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
    'css-015': [
      ['A second style sheet of choice has no name', 'Write title at its <link>.'],
      ['备选样式表没有名称', '请在它的 <link> 上写 title。'],
    ],
    'css-030': [
      [
        'A class is named for what is being read aloud, but the document has no style sheet',
        'Link to a style sheet that has the class.',
      ],
      ['元数据指定了朗读时的样式，文档却没有样式表', '请链接含有该样式的样式表。'],
    ],
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
    'htm-011': [
      [
        'A character is written by a name that XML does not know',
        'Write the character itself, or its number: &#160; for &nbsp;.',
      ],
      ['字符用了 XML 不认识的名称', '请直接写该字符，或写其编号：&nbsp; 写作 &#160;。'],
    ],
    'htm-046': [
      [
        'A page of fixed size does not say its size',
        'Write <meta name="viewport" content="width=…, height=…"> into its head.',
      ],
      ['版式固定的页面没有写明大小', '请在 <head> 里写 <meta name="viewport" content="width=…, height=…">。'],
    ],
    'htm-047': [
      ['The size of a page is misspelt', 'Write content="width=600, height=800".'],
      ['页面大小的写法不对', '请写作 content="width=600, height=800"。'],
    ],
    'htm-048': [
      [
        'A drawing that is a page of fixed size does not say its size',
        'Write viewBox="0 0 600 800" at its outermost <svg>.',
      ],
      ['作为固定页面的图形没有写明大小', '请在最外层的 <svg> 上写 viewBox="0 0 600 800"。'],
    ],
    'htm-052': [
      [
        'Regions of a picture are listed where they may not be',
        'Move them into the document with properties="data-nav".',
      ],
      ['图像区域写在了不允许的文件里', '请移到 properties="data-nav" 的文件里。'],
    ],
    'htm-054': [
      [
        'An attribute of your own has a name that belongs to the W3C or the IDPF',
        'Use a web address of your own for its namespace.',
      ],
      ['自定义属性用了 W3C 或 IDPF 的名称空间', '请改用自己的网址作名称空间。'],
    ],
    'htm-056': [
      ['The size of a page lacks its width or its height', 'Write content="width=600, height=800".'],
      ['页面大小缺少宽或高', '请写作 content="width=600, height=800"。'],
    ],
    'htm-057': [
      ['The width or height of a page is no positive number', 'Write pixels: width=600.'],
      ['页面的宽或高不是正数', '请写像素数：width=600。'],
    ],
    'htm-058': [
      ['The file is not UTF-8', 'Save it as UTF-8.'],
      ['文件不是 UTF-8 编码', '请存为 UTF-8。'],
    ],
    'htm-059': [
      ['The width or height of a page is said twice', 'Leave it once.'],
      ['页面的宽或高写了两次', '请只写一次。'],
    ],
    'htm-061': [
      [
        'A data attribute has a name that is none',
        'Begin it with data-, and use small letters, digits and hyphens.',
      ],
      ['data- 属性的名称不对', '请以 data- 开头，只用小写字母、数字和连字符。'],
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
    'med-007': [
      [
        'One of several forms of a picture does not say its type',
        'Write type at <source>, such as type="image/avif".',
      ],
      ['图片的备选形式没有写明类型', '请在 <source> 上写 type，如 type="image/avif"。'],
    ],
  }),
  ...inWords('warning', {
    'css-003': [
      ['The style sheet is UTF-16', 'Save it as UTF-8.'],
      ['样式表是 UTF-16 编码', '请存为 UTF-8。'],
    ],
    'css-019': [
      ['A rule for a font is empty', 'Name a font and its file there, or take the rule away.'],
      ['字体的样式是空的', '请写上字体名和文件，或删去。'],
    ],
    'htm-002': [
      [
        'The version of XML that the file names is not known',
        'Write <?xml version="1.0" encoding="utf-8"?> as its first line.',
      ],
      ['文件所写的 XML 版本不明', '首行请写 <?xml version="1.0" encoding="utf-8"?>。'],
    ],
    'htm-007': [
      ['How a word is spoken is left empty', 'Write the sounds into ssml:ph, or take it away.'],
      ['词的读音标注是空的', '请在 ssml:ph 里写上读音，或删去。'],
    ],
    'htm-025': [
      ['A link has a kind of address that nobody knows', 'Mend it: https:, mailto:, tel:.'],
      ['链接的地址类型没有人认识', '请改正，如 https:、mailto:、tel:。'],
    ],
    'htm-051': [
      ['Facts are marked as Microdata, expected RDFa in textbooks', 'Write them as RDFa Lite.'],
      ['教材用了 Microdata 标注，应用 RDFa', '请改用 RDFa Lite。'],
    ],
  }),
}
