import { inWords } from './epubcheck-words.ts'

/** The zip, and the check itself: PKG and CHK. */
export const epubcheckZipRules = {
  ...inWords('error', {
    'chk-001': [
      [
        'A list of other messages for the check was not found',
        'This is no fault of the book, but of the check. Please report it with the file.',
      ],
      ['没有找到检查用的自定义消息表', '这不是书的错误，而是检查程序的错误。请附上文件报告给我们。'],
    ],
    'chk-002': [
      [
        'A list of other messages for the check names a rule that there is not',
        'This is no fault of the book, but of the check. Please report it with the file.',
      ],
      ['自定义消息表里的规则不存在', '这不是书的错误，而是检查程序的错误。请附上文件报告给我们。'],
    ],
    'chk-003': [
      [
        'A list of other messages for the check names a severity that there is not',
        'This is no fault of the book, but of the check. Please report it with the file.',
      ],
      ['自定义消息表里的级别不存在', '这不是书的错误，而是检查程序的错误。请附上文件报告给我们。'],
    ],
    'chk-004': [
      [
        'A message of the check has too many values',
        'This is no fault of the book, but of the check. Please report it with the file.',
      ],
      ['检查的消息里值太多', '这不是书的错误，而是检查程序的错误。请附上文件报告给我们。'],
    ],
    'chk-005': [
      [
        'A remedy of the check has too many values',
        'This is no fault of the book, but of the check. Please report it with the file.',
      ],
      ['检查的建议里值太多', '这不是书的错误，而是检查程序的错误。请附上文件报告给我们。'],
    ],
    'chk-006': [
      [
        'A message of the check cannot be written',
        'This is no fault of the book, but of the check. Please report it with the file.',
      ],
      ['检查的消息无法写出', '这不是书的错误，而是检查程序的错误。请附上文件报告给我们。'],
    ],
    'chk-007': [
      [
        'A list of other messages for the check cannot be read',
        'This is no fault of the book, but of the check. Please report it with the file.',
      ],
      ['自定义消息表读不出来', '这不是书的错误，而是检查程序的错误。请附上文件报告给我们。'],
    ],
    'chk-008': [
      [
        'A part of the EPUB could not be checked',
        'This is no fault of the book, but of the check. Please report it with the file.',
      ],
      ['EPUB 有一部分无法检查', '这不是书的错误，而是检查程序的错误。请附上文件报告给我们。'],
    ],
    'opf-060': [
      [
        'Two files of the zip have the same name',
        'Give one of them another name: most programs see one only.',
      ],
      ['zip 里有两个文件同名', '请给其中一个改名：多数程序只看得到一个。'],
    ],
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
    'pkg-011': [
      ['The name of a file ends in a full stop', 'Name it without: some systems cannot unpack it.'],
      ['文件名以点结尾', '请去掉末尾的点：有些系统无法解压。'],
    ],
    'pkg-013': [
      [
        'An EPUB 2 has several package documents, expected one',
        'Leave one <rootfile> of type application/oebps-package+xml in META-INF/container.xml.',
      ],
      [
        'EPUB 2 有几个包文件，应只有一个',
        '请在 META-INF/container.xml 里只留一个类型为 application/oebps-package+xml 的 <rootfile>。',
      ],
    ],
    'pkg-015': [
      ['What is in the EPUB cannot be read', 'Copy or download it again.'],
      ['EPUB 的内容读不出来', '请重新复制或下载。'],
    ],
    'pkg-018': [
      ['There is no such EPUB', 'Give the path of the file.'],
      ['没有这个 EPUB 文件', '请给出文件的路径。'],
    ],
    'pkg-020': [
      [
        'The package document is not in the EPUB',
        'Mend full-path in META-INF/container.xml, or put the file there.',
      ],
      ['EPUB 里没有包文件', '请改正 META-INF/container.xml 里的 full-path，或补上文件。'],
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
  }),
  ...inWords('warning', {
    'pkg-001': [
      [
        'The EPUB is of another version than the one asked about',
        'Write the version that it follows at <package>: 3.0 or 2.0.',
      ],
      ['EPUB 的版本与所要检查的不同', '请在 <package> 上写明实际的版本：3.0 或 2.0。'],
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
  }),
}
