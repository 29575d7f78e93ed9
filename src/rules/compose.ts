import type { Rule } from '../message.ts'

export const composeRules = {
  'control-character': {
    severity: 'error',
    reason: {
      en: 'Control character {code}, expected text: no font can print it',
      zh: '出现控制字符 {code}，没有字体能印出它',
    },
    fix: {
      en: 'Delete the character at this place; most editors can show invisible characters.',
      zh: '请删去此处的字符；多数编辑器可以显示不可见字符。',
    },
  },
  'lone-surrogate': {
    severity: 'error',
    reason: {
      en: 'Half a character, {code}: its other half is missing',
      zh: '此处只有半个字符 {code}，缺少另一半',
    },
    fix: { en: 'Type the character anew.', zh: '请重新输入这个字。' },
  },
  'replacement-character': {
    severity: 'warning',
    reason: {
      en: 'The replacement character U+FFFD stands here, as where a conversion of the file lost a character; it is printed as it stands',
      zh: '此处是替换符 U+FFFD，多因文件转换编码时丢失了一个字，已照原样印出',
    },
    fix: {
      en: 'Compare with the original and type the character that belongs here; nothing to do where the sign itself is meant.',
      zh: '请对照原稿，补上原来的字；若本来就是这个符号，不必改动。',
    },
  },
  'character-reference': {
    severity: 'error',
    reason: {
      en: 'A character reference such as &#7; here names no character that can be printed ({code})',
      zh: '此处的字符引用（如 &#7;）不是可印的字符（{code}）',
    },
    fix: { en: 'Delete it, or type the character itself.', zh: '请删去，或直接输入该字。' },
  },
  'front-matter-invalid': {
    severity: 'error',
    reason: {
      en: 'The front matter is not valid YAML: {detail}',
      zh: '章首的元数据不是有效的 YAML：{detail}',
    },
    fix: {
      en: 'Write one “key: value” a line between the two “---”, values with special characters in quotes.',
      zh: '两行“---”之间每行写一项“键: 值”，含特殊字符的值请加引号。',
    },
  },
  'front-matter-not-mapping': {
    severity: 'error',
    reason: {
      en: 'What stands between the two “---” is text, expected “key: value” lines: as front matter it would not be printed',
      zh: '两行“---”之间是正文，不是“键: 值”；作为元数据它不会印出来',
    },
    fix: {
      en: 'If it is text, put an empty line before the first “---”, or write “***” for the rule.',
      zh: '如果是正文，请在第一个“---”前加一个空行，或改用“***”作分隔线。',
    },
  },
  'front-matter-value': {
    severity: 'warning',
    reason: {
      en: 'Front matter “{key}: {value}”, expected {expected}; it is ignored',
      zh: '元数据“{key}: {value}”无法使用，应为 {expected}，已忽略',
    },
    fix: { en: 'Correct the value, or delete the line.', zh: '请改正该值，或删去这一行。' },
  },
  'title-from-file-name': {
    severity: 'warning',
    reason: {
      en: 'The chapter has no heading of the first level; its title is made from the file name: “{title}”',
      zh: '本章没有一级标题，章题取自文件名：“{title}”',
    },
    fix: {
      en: 'Begin the file with “# Title”, or give “title:” in the front matter.',
      zh: '请在文件开头写“# 章题”，或在元数据中写“title:”。',
    },
  },
  'chapter-empty': {
    severity: 'warning',
    reason: { en: 'The chapter has no text', zh: '本章没有内容' },
    fix: {
      en: 'Write the text, or take the file out of “chapters” in book.yaml.',
      zh: '请补上内容，或从 book.yaml 的 chapters 中去掉这个文件。',
    },
  },
  'note-uncalled': {
    severity: 'warning',
    reason: {
      en: 'The note “{label}” is never called; it is printed at the end of the chapter’s notes',
      zh: '注释“{label}”没有被引用，已印在本章注释末尾',
    },
    fix: {
      en: 'Put [^{label}] where the note belongs, or delete the note.',
      zh: '请在正文相应处写 [^{label}]，或删去这条注释。',
    },
  },
  'note-undefined': {
    severity: 'warning',
    reason: {
      en: 'The note [^{label}] is called, but the chapter has no text for it; the call is printed as it stands',
      zh: '正文引用了注释 [^{label}]，但本章没有这条注释，已照原样印出',
    },
    fix: { en: 'Add a line “[^{label}]: text of the note”.', zh: '请加一行“[^{label}]: 注释内容”。' },
  },
  'note-duplicate': {
    severity: 'warning',
    reason: {
      en: 'There is already a note “{label}” in this chapter; this one is printed at the end of the notes',
      zh: '本章已有注释“{label}”，这一条印在注释末尾',
    },
    fix: { en: 'Give it another name and a call of its own.', zh: '请换一个名字，并在正文中引用。' },
  },
  'html-refused': {
    severity: 'error',
    reason: {
      en: 'HTML <{name}> cannot be in a book: it runs, embeds or loads something',
      zh: '书中不能使用 HTML <{name}>：它会运行、嵌入或加载内容',
    },
    fix: {
      en: 'Delete it, and put what readers should see into text or a picture file.',
      zh: '请删去，把读者需要看到的内容改成文字或图片文件。',
    },
  },
  'html-attribute-refused': {
    severity: 'error',
    reason: {
      en: 'HTML attribute {attribute} on <{name}> cannot be in a book: it runs or sends something',
      zh: '书中不能使用 <{name}> 的属性 {attribute}：它会运行或发送内容',
    },
    fix: { en: 'Delete the attribute.', zh: '请删去该属性。' },
  },
  'html-unknown': {
    severity: 'warning',
    reason: {
      en: 'HTML <{name}> means nothing in print; its text is printed without it (told once a file)',
      zh: 'HTML <{name}> 在印刷中没有意义，只印其中的文字（每个文件只提示一次）',
    },
    fix: {
      en: 'Nothing to do if the text reads well without it. For literal angle brackets write `code` or &lt;.',
      zh: '如文字通顺则不必处理。若要印出尖括号，请用 `代码` 或 &lt;。',
    },
  },
  'html-as-text': {
    severity: 'warning',
    reason: {
      en: '<{name}> looks like HTML but is no element that anyone closes; it is printed as text (told once a file)',
      zh: '<{name}> 像是 HTML，但没有这个元素，已当作文字印出（每个文件只提示一次）',
    },
    fix: { en: 'Write it as `code`, or \\<{name}>.', zh: '请写成 `代码`，或写 \\<{name}>。' },
  },
  'foreign-left-out': {
    severity: 'warning',
    reason: {
      en: '“{text}” is an order to another program, not text; it is left out',
      zh: '“{text}”是写给别的程序的指令，不是正文，没有印出',
    },
    fix: {
      en: 'Nothing to do; the book has contents of its own. To print it, write it as `code`.',
      zh: '不必处理，书有自己的目录。若要印出，请写成 `代码`。',
    },
  },
  'html-pre-cut': {
    severity: 'warning',
    reason: {
      en: 'An empty line ends the HTML while this <pre> is open; what follows it is read as Markdown, where # and * mean something',
      zh: '此处的 <pre> 尚未关闭，空行就结束了这段 HTML；空行之后按 Markdown 处理，# 和 * 等都有别的意思',
    },
    fix: {
      en: 'Begin a line with <pre>: then the HTML goes on to </pre>. Or write the code between lines of ```.',
      zh: '请让 <pre> 位于行首，这样 HTML 会一直延续到 </pre>；或把代码写在 ``` 行之间。',
    },
  },
  'html-indented': {
    severity: 'warning',
    reason: {
      en: 'HTML that is indented by four spaces or more after an empty line is code in Markdown: its tags are printed (told once a file)',
      zh: '空行之后缩进四格以上的 HTML 在 Markdown 中是代码，标签会照原样印出（每个文件只提示一次）',
    },
    fix: {
      en: 'Take the indent away, or the empty line before it.',
      zh: '请去掉缩进，或去掉前面的空行。',
    },
  },
  'html-left-open': {
    severity: 'warning',
    reason: {
      en: '<{name}> is opened here and never closed; it is taken to end with its paragraph',
      zh: '<{name}> 在此处打开而没有关闭，按到本段末为止处理',
    },
    fix: {
      en: 'Write </{name}> where it ends; in Markdown, \\</{name}> is text: write \\\\</{name}>, or the backslash as &#92;.',
      zh: '请在应结束处写 </{name}>；在 Markdown 中 \\</{name}> 是文字，请写 \\\\</{name}>，或把反斜线写成 &#92;。',
    },
  },
  'html-attribute-dropped': {
    severity: 'warning',
    reason: {
      en: 'HTML attribute {attribute} of <{name}> is left out in print (told once a file)',
      zh: 'HTML 属性 {attribute}（<{name}>）在印刷中略去（每个文件只提示一次）',
    },
    fix: { en: 'Nothing to do if the page looks right.', zh: '如版面正确则不必处理。' },
  },
  'link-refused': {
    severity: 'error',
    reason: {
      en: 'A link of the kind “{scheme}” cannot be in a book: it may run a program',
      zh: '书中不能有“{scheme}”链接：它可能运行程序',
    },
    fix: {
      en: 'Link to a web address, to another chapter, or delete the link.',
      zh: '请改为网址或其他章节的链接，或删去链接。',
    },
  },
  'link-file-missing': {
    severity: 'warning',
    reason: {
      en: 'The link names the file {target}, which is not there; the nearest chapter is {suggestion}; its text is printed without the link',
      zh: '链接指向文件 {target}，但没有这个文件；最接近的一章是 {suggestion}；文字照印，不作链接',
    },
    fix: {
      en: 'Correct the name, counted from the folder of this file.',
      zh: '请改正文件名（从本文件所在文件夹算起）。',
    },
  },
  'link-id-missing': {
    severity: 'warning',
    reason: {
      en: 'The link names {target}, but no heading or mark there has that id; the nearest is {suggestion}; its text is printed without the link',
      zh: '链接指向 {target}，但那里没有这个标题或标记；最接近的是 {suggestion}；文字照印，不作链接',
    },
    fix: {
      en: 'Correct the link, or give the heading that id: “## Heading {#id}”.',
      zh: '请改正链接，或给标题加上标识：“## 标题 {#id}”。',
    },
  },
  'link-outside-book': {
    severity: 'warning',
    reason: {
      en: 'The link names {target}, which is not part of the book; its text is printed without the link',
      zh: '链接指向 {target}，它不在书中；只印文字，不加链接',
    },
    fix: {
      en: 'Give the full web address (https://…), or add the file to “chapters” in book.yaml.',
      zh: '请写完整网址（https://…），或把该文件加入 book.yaml 的 chapters。',
    },
  },
  'id-duplicate': {
    severity: 'warning',
    reason: {
      en: 'The id “{id}” stands twice in this chapter; links go to the first',
      zh: '本章有两处标识“{id}”，链接指向第一处',
    },
    fix: { en: 'Give the second one another id.', zh: '请给后一处换一个标识。' },
  },
  'picture-missing': {
    severity: 'error',
    reason: { en: 'The picture {src} is not there', zh: '没有图片文件 {src}' },
    fix: {
      en: 'Put the file there, or correct its name, counted from the folder of this file (case matters).',
      zh: '请放入该文件，或改正文件名（从本文件所在文件夹算起，区分大小写）。',
    },
  },
  'picture-outside': {
    severity: 'error',
    reason: {
      en: 'The picture {src} lies outside the manuscript folder (a link to it counts as outside too)',
      zh: '图片 {src} 在书稿文件夹之外（指向外面的符号链接也算）',
    },
    fix: { en: 'Copy it into the manuscript folder.', zh: '请把它复制到书稿文件夹内。' },
  },
  'picture-broken': {
    severity: 'error',
    reason: {
      en: 'The picture {src} is damaged or only part of a file',
      zh: '图片 {src} 已损坏或文件不完整',
    },
    fix: {
      en: 'Get the file anew, or open it in a picture viewer and save it again.',
      zh: '请重新取得该文件，或用看图软件打开后另存。',
    },
  },
  'picture-format': {
    severity: 'error',
    reason: {
      en: 'The file {src} is {format}, expected a PNG, JPEG, TIFF, GIF, WebP or SVG picture',
      zh: '文件 {src} 是 {format}，应为 PNG、JPEG、GIF、WebP 或 SVG 图片',
    },
    fix: { en: 'Save it as PNG, JPEG or SVG.', zh: '请另存为 PNG、JPEG 或 SVG。' },
  },
  'picture-pages': {
    severity: 'error',
    reason: {
      en: 'The picture {src} has {pages} pages, expected one',
      zh: '图片 {src} 有 {pages} 页，应只有一页',
    },
    fix: {
      en: 'Save each page as a picture of its own.',
      zh: '请把每一页分别存为一幅图片。',
    },
  },
  'picture-misnamed': {
    severity: 'error',
    reason: {
      en: 'The picture {src} is a {format}, expected what its name says',
      zh: '图片 {src} 实际是 {format}，与文件名不符',
    },
    fix: {
      en: 'Name it .{extension}, here and in the folder.',
      zh: '请把文件名和此处的扩展名都改为 .{extension}。',
    },
  },
  'picture-too-large': {
    severity: 'error',
    reason: {
      en: 'The picture {src} is too large: {size}, expected no more than {limit}',
      zh: '图片 {src} 过大：{size}，上限为 {limit}',
    },
    fix: {
      en: 'Save a smaller copy; for print 300 pixels per inch of its width on the page are enough.',
      zh: '请存一份较小的；印刷时每英寸 300 像素就够了。',
    },
  },
  'remote-image': {
    severity: 'error',
    reason: {
      en: 'The picture {src} is on the web, expected a file in the manuscript folder: pictures are never fetched',
      zh: '图片 {src} 在网上，应为书稿文件夹内的文件；本程序从不下载图片',
    },
    fix: {
      en: 'Download it into the manuscript folder and name it here, or write “remoteImages: placeholder” in book.yaml.',
      zh: '请下载到书稿文件夹并改正此处，或在 book.yaml 中写“remoteImages: placeholder”。',
    },
  },
  'remote-image-placeholder': {
    severity: 'warning',
    reason: {
      en: 'The picture {src} is on the web; a frame with its address is printed in its place',
      zh: '图片 {src} 在网上，以印有网址的方框代替',
    },
    fix: {
      en: 'Download it into the manuscript folder and name it here.',
      zh: '请下载到书稿文件夹并改正此处。',
    },
  },
  'alt-missing': {
    severity: 'warning',
    reason: {
      en: 'The picture {src} has no description for readers who cannot see it',
      zh: '图片 {src} 没有替代文字，看不见图的读者无从得知内容',
    },
    fix: { en: 'Write one: ![description]({src}).', zh: '请补上：![说明]({src})。' },
  },
  'svg-refused': {
    severity: 'error',
    reason: {
      en: 'The SVG picture contains {what}, which cannot be in a book',
      zh: 'SVG 图片中含有 {what}，书中不能使用',
    },
    fix: {
      en: 'Export it anew as plain SVG (text as SVG text, pictures embedded), or as PNG.',
      zh: '请重新导出为普通 SVG（文字用 SVG 文字，图片内嵌），或导出为 PNG。',
    },
  },
  'math-invalid': {
    severity: 'error',
    reason: {
      en: 'The formula cannot be set: {detail}',
      zh: '公式无法排版：{detail}',
    },
    fix: {
      en: 'Correct the TeX. If it is no formula, write \\$ for a dollar sign.',
      zh: '请改正 TeX 源码。如果不是公式，美元符号请写成 \\$。',
    },
  },
  'table-extra-cells': {
    severity: 'warning',
    reason: {
      en: 'The row has {count} cells, its head {expected}; the extra cells are printed too',
      zh: '该行有 {count} 格，表头只有 {expected} 格；多出的格也印出',
    },
    fix: {
      en: 'Add cells to the head, or write \\| for a bar inside a cell.',
      zh: '请补全表头；格内的竖线请写成 \\|。',
    },
  },
  'heading-numbered': {
    severity: 'warning',
    reason: {
      en: 'The heading “{title}” has a number of its own; the one of `numbering.levels` is left out',
      zh: '标题“{title}”已有序号，不再加 `numbering.levels` 的序号',
    },
    fix: {
      en: 'Delete the number from the heading, or `levels` from book.yaml.',
      zh: '请删去标题里的序号，或从 book.yaml 中删去 `levels`。',
    },
  },
  'only-without-edition': {
    severity: 'error',
    reason: {
      en: '“{name}” says for no edition that it is for',
      zh: '“{name}”没有写明用于哪个版本',
    },
    fix: {
      en: 'Write {edition=leader}, or {except=student} for all but one.',
      zh: '请写 {版本=领学版}；用于某版之外的各版时写 {除=学员版}。',
    },
  },
  'edition-unknown': {
    severity: 'error',
    reason: {
      en: 'There is no edition {value}; known or near are {suggestion}',
      zh: '没有“{value}”这个版本；已知或相近的是 {suggestion}',
    },
    fix: {
      en: 'Correct the name, or add it under `editions` in book.yaml.',
      zh: '请改正名称，或在 book.yaml 的 `editions` 下加上它。',
    },
  },
  'edition-left-out': {
    severity: 'warning',
    reason: {
      en: 'What is for the edition {names} alone is left out, as no edition is asked for',
      zh: '此处只用于版本 {names}，而本次没有指定版本，已略去',
    },
    fix: {
      en: 'Write “edition: …” in book.yaml, or --edition on the command line.',
      zh: '请在 book.yaml 中写“edition: …”，或在命令行写 --edition。',
    },
  },
  'part-attribute': {
    severity: 'warning',
    reason: {
      en: '{attribute}={value} of “{part}”, expected {expected}; it is ignored',
      zh: '“{part}”的 {attribute}={value} 无法使用，应为 {expected}，已忽略',
    },
    fix: { en: 'Correct the value.', zh: '请改正该值。' },
  },
  'part-attribute-unknown': {
    severity: 'warning',
    reason: {
      en: '“{part}” has no use for {attribute}, it takes {expected}; it is ignored',
      zh: '“{part}”不用 {attribute}，可写的有 {expected}；已忽略',
    },
    fix: { en: 'Correct or delete it (docs/parts.md).', zh: '请改正或删去（见 docs/parts.md）。' },
  },
  'part-empty': {
    severity: 'error',
    reason: {
      en: '“::{part}” has no content: two colons are for what is one line',
      zh: '“::{part}”没有内容：两个冒号只用于一行写完的指令',
    },
    fix: {
      en: 'Write :::{part}, the content in the lines below, and ::: at its end.',
      zh: '请写 :::{part}，内容另起行，末尾再写一行 :::。',
    },
  },
  'part-misspelt': {
    severity: 'warning',
    reason: {
      en: 'There is no part “{name}”; the nearest is “{nearest}”. It is printed as plain text',
      zh: '没有“{name}”这种部件，最接近的是“{nearest}”；已按普通文字印出',
    },
    fix: { en: 'Correct the name (docs/parts.md).', zh: '请改正名称（见 docs/parts.md）。' },
  },
  'part-stray-end': {
    severity: 'warning',
    reason: {
      en: 'This “:::” closes nothing and is printed as it stands',
      zh: '这一行“:::”没有对应的开头，已照原样印出',
    },
    fix: {
      en: 'Of directives in each other, the outer one needs more colons: :::: around :::.',
      zh: '指令套指令时，外层的冒号要多一个：外层 ::::，里层 :::。',
    },
  },
  'part-list-empty': {
    severity: 'warning',
    reason: {
      en: 'The list “{list}” has nothing to list',
      zh: '“{list}”没有可列的内容',
    },
    fix: {
      en: 'Give pictures and tables captions, terms a :::terms, or delete the list.',
      zh: '请给图、表写上题注，给名词写 :::名词解释；或删去此处。',
    },
  },
  'citation-no-bibliography': {
    severity: 'warning',
    reason: {
      en: '{text} looks like the call of a source, but book.yaml names no bibliography; it is printed as it stands',
      zh: '{text} 像是引用文献，但 book.yaml 没有写 bibliography，已照原样印出',
    },
    fix: {
      en: 'Add “bibliography: references.bib” to book.yaml, or write \\[@…] where it is no call.',
      zh: '请在 book.yaml 中写“bibliography: references.bib”；不是引用的请写成 \\[@…]。',
    },
  },
  'citation-unknown': {
    severity: 'error',
    reason: {
      en: 'The bibliography has no “{key}”, which {written} calls; known or near are {suggestion}',
      zh: '文献文件里没有 {written} 所引的“{key}”；已知或相近的是 {suggestion}',
    },
    fix: {
      en: 'Correct the key, or add the source to the bibliography.',
      zh: '请改正键名，或在文献文件里补上这条文献。',
    },
  },
  'citation-in-caption': {
    severity: 'warning',
    reason: {
      en: '{text} stands in the caption of a picture, where no call of a source is read; it is printed as it stands',
      zh: '{text} 写在图片的题注里，此处不读取引文，已照原样印出',
    },
    fix: {
      en: 'Cite the source in the text that speaks of the picture.',
      zh: '请在提到该图的正文里引用。',
    },
  },
  'bibliography-syntax': {
    severity: 'error',
    reason: {
      en: 'The bibliography cannot be read from here on: {fault}',
      zh: '文献文件从此处起读不下去：{fault}',
    },
    fix: {
      en: 'Look for a bracket, quote or comma that is missing in the entry before.',
      zh: '请检查前一条文献是否缺了括号、引号或逗号。',
    },
  },
  'bibliography-entry': {
    severity: 'error',
    reason: {
      en: 'The source “{key}” cannot be read: {fault}',
      zh: '文献“{key}”读不出来：{fault}',
    },
    fix: {
      en: 'Correct the entry; every { needs its }.',
      zh: '请改正该条；每个 { 都要有 } 与之配对。',
    },
  },
  'bibliography-empty': {
    severity: 'warning',
    reason: { en: 'The bibliography has no sources in it', zh: '文献文件里没有文献' },
    fix: {
      en: 'Entries of BibTeX begin as @book{key, …',
      zh: 'BibTeX 的条目应以 @book{键, 开头。',
    },
  },
  'bibliography-duplicate': {
    severity: 'warning',
    reason: {
      en: 'The key “{key}” is taken already, in line {line}; the first source counts',
      zh: '键“{key}”在第 {line} 行已经用过，以前一条为准',
    },
    fix: { en: 'Give one of the two another key.', zh: '请给其中一条换一个键。' },
  },
  'reference-incomplete': {
    severity: 'warning',
    reason: {
      en: 'The source “{key}” [{mark}] lacks what GB/T 7714 asks for: {fields}',
      zh: '文献“{key}”[{mark}]缺少 GB/T 7714 要求的项目：{fields}',
    },
    fix: {
      en: 'Add the fields; where they cannot be known, it is said in their place.',
      zh: '请补上这些字段；查不到的，印出时会注明不详。',
    },
  },
  'references-without-bibliography': {
    severity: 'error',
    reason: {
      en: 'A list of references is wanted here, but book.yaml names no bibliography',
      zh: '此处要列参考文献，但 book.yaml 没有写 bibliography',
    },
    fix: {
      en: 'Add “bibliography: references.bib” to book.yaml, or delete this line.',
      zh: '请在 book.yaml 中写“bibliography: references.bib”，或删去此行。',
    },
  },
  'references-twice': {
    severity: 'warning',
    reason: {
      en: 'The references stand in the book already; this list stays empty',
      zh: '书中已有参考文献表，此处不再列出',
    },
    fix: { en: 'Delete one of the two.', zh: '请删去其中一处。' },
  },
  'references-empty': {
    severity: 'warning',
    reason: {
      en: 'Nothing is cited in the book: there are no references to list',
      zh: '书中没有引用任何文献，无可列出',
    },
    fix: {
      en: 'Cite sources as [@key], or delete this line.',
      zh: '请用 [@键] 引用文献，或删去此行。',
    },
  },
  'index-without-term': {
    severity: 'error',
    reason: {
      en: '“:{name}” marks a place for the index, but says for no term',
      zh: '“:{name}”为索引标了位置，却没有写词',
    },
    fix: {
      en: 'Write :index[word], or :index[]{term=word} where the text has other words.',
      zh: '请写 :索引[词]；正文用词不同时写 :索引[]{词=…}。',
    },
  },
  'index-reading': {
    severity: 'warning',
    reason: {
      en: 'The reading “{reading}” of “{term}” is no pinyin of {count} syllables; it is ignored',
      zh: '“{term}”的读音“{reading}”不是 {count} 个音节的拼音，已忽略',
    },
    fix: {
      en: 'Write a syllable for each character, with spaces: "diào chá" or "diao4 cha2".',
      zh: '请逐字写出拼音，以空格隔开："diào chá" 或 "diao4 cha2"。',
    },
  },
  'index-see-unknown': {
    severity: 'warning',
    reason: {
      en: 'The index sends readers to “{target}”, but has no such entry; the nearest is “{suggestion}”',
      zh: '索引让读者去看“{target}”，但没有这一条；最接近的是“{suggestion}”',
    },
    fix: {
      en: 'Correct the word, or mark a place of “{target}”.',
      zh: '请改正，或在正文里为“{target}”标出位置。',
    },
  },
  'index-empty': {
    severity: 'warning',
    reason: {
      en: 'An index is wanted here, but nothing in the book is marked for it',
      zh: '此处要列索引，但书中没有为索引标出任何词',
    },
    fix: { en: 'Mark words as :index[word].', zh: '请用 :索引[词] 标出。' },
  },
  'index-not-printed': {
    severity: 'warning',
    reason: {
      en: 'Words are marked for the index, but no index stands in the book',
      zh: '书中为索引标了词，却没有放索引',
    },
    fix: {
      en: 'Write ::index where it is to stand, usually in a last chapter.',
      zh: '请在要放索引的地方（多为最后一章）写 ::索引。',
    },
  },
  'margin-note-empty': {
    severity: 'warning',
    reason: {
      en: '“:{name}” has no words, expected those of a note in the margin',
      zh: '“:{name}”没有内容，此处应为旁注的文字',
    },
    fix: { en: 'Write :marginnote[words], or delete it.', zh: '请写 :旁注[文字]，或删去。' },
  },
  'margin-note-no-room': {
    severity: 'warning',
    reason: {
      en: 'The outer margin of {outer} mm is too narrow for notes, expected {needed} mm at least; they stand at the foot',
      zh: '切口一侧的边白只有 {outer} 毫米，排旁注至少要 {needed} 毫米；已改排为脚注',
    },
    fix: {
      en: 'Give `page.margins.outer` more in book.yaml, or fewer characters to a line.',
      zh: '请在 book.yaml 里加大 `page.margins.outer`，或减少每行字数。',
    },
  },
  'key-empty': {
    severity: 'error',
    reason: {
      en: 'The key has nothing in it: no question of the book has an answer',
      zh: '答案本是空的：全书没有一道题写了答案',
    },
    fix: {
      en: 'Write answers as :answer[…] or :::answer (docs/parts.md).',
      zh: '请用 :答案[…] 或 :::答案 写出答案（见 docs/parts.md）。',
    },
  },
  'answer-not-read': {
    severity: 'warning',
    reason: {
      en: '“{text}” stands where no directive is read, and is printed as it stands',
      zh: '“{text}”所在之处不读取指令，已照原样印出',
    },
    fix: {
      en: 'Write the answer as a directive in ordinary text, not inside code, HTML or the description of a picture.',
      zh: '请把答案写在普通文字里，不要写在代码、HTML 或图片说明中。',
    },
  },
  'answer-in-text': {
    severity: 'warning',
    reason: {
      en: 'This paragraph looks like an answer, but is not marked as one: this edition, which has no answers, prints it',
      zh: '这一段像是答案，却没有标记为答案：本版不印答案，而它会印出',
    },
    fix: { en: 'Put it between :::answer and :::.', zh: '请放在 :::答案 与 ::: 之间。' },
  },
  'compose-lost-text': {
    severity: 'error',
    reason: {
      en: 'The text “{text}” of the manuscript did not arrive whole in the book',
      zh: '书稿中的文字“{text}”没有完整进入书中',
    },
    fix: {
      en: 'This is a fault of this program. Please report it with this paragraph; simpler Markdown or less HTML here helps meanwhile.',
      zh: '这是本程序的错误，请附上这一段报告给我们；此处改用较简单的 Markdown、少用 HTML 可以暂时避开。',
    },
  },
} satisfies Record<string, Rule>
