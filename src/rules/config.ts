import type { Rule } from '../message.ts'

/** What can be wrong with book.yaml and with the folder around it. */
export const configRules = {
  'config-edition': {
    severity: 'error',
    reason: {
      en: 'There is no edition {value}, expected one of {choices}',
      zh: '没有“{value}”这个版本，应为 {choices} 之一',
    },
    fix: {
      en: 'Correct the name, or add it under `editions` in book.yaml: `{value}: {}`.',
      zh: '请改正名称，或在 book.yaml 的 `editions` 下加上：`{value}: {}`。',
    },
  },
  'config-level': {
    severity: 'error',
    reason: {
      en: '“{value}” is no number of a first heading, expected such as 第一讲, 一、, （一）, 1. or （1）',
      zh: '“{value}”不是第一个标题的序号，应如 第一讲、一、、（一）、1.、（1）',
    },
    fix: {
      en: 'Write it with one 一 or one 1, in quotes where it ends in a full stop: "1.".',
      zh: '写出其中的“一”或“1”；以点结尾的请加引号："1."。',
    },
  },
  'bibliography-missing': {
    severity: 'error',
    reason: {
      en: 'There is no file {name} in the manuscript folder, expected the sources that the book cites',
      zh: '书稿文件夹里没有 {name}，此处应为本书所引文献的文件',
    },
    fix: {
      en: 'Correct the name under `bibliography`, or put the file there.',
      zh: '请改正 `bibliography` 所写的文件名，或把文件放进书稿文件夹。',
    },
  },
  'bibliography-format': {
    severity: 'error',
    reason: {
      en: 'Sources cannot be read from {name}, expected a .bib (BibTeX) or .json (CSL-JSON) file',
      zh: '不能从 {name} 读取文献，应为 .bib（BibTeX）或 .json（CSL-JSON）文件',
    },
    fix: {
      en: 'Export the sources from Zotero, NoteExpress or EndNote as BibTeX.',
      zh: '请从 Zotero、NoteExpress、EndNote 等导出 BibTeX。',
    },
  },
  'config-internal': {
    severity: 'error',
    reason: {
      en: '`internal` lacks `{key}` ({name}), which must stand on every copy of internal materials',
      zh: '`internal` 缺少 `{key}`（{name}），内部资料每一册都必须标明',
    },
    fix: {
      en: 'Add it under `internal`, as the permit says.',
      zh: '请按准印证所载，在 `internal` 下补上。',
    },
  },
  'config-internal-price': {
    severity: 'error',
    reason: {
      en: 'Internal material must bear no price, and `{key}` is one',
      zh: '内部资料不得标价，而书中写有 `{key}`',
    },
    fix: {
      en: 'Take the price out, or take `internal` out where the book is published with an ISBN.',
      zh: '请删去定价；如是正式出版、有书号的书，请删去 `internal`。',
    },
  },
  'imprint-incomplete': {
    severity: 'warning',
    reason: {
      en: 'The imprint page lacks {keys}, which a published book must state (GB/T 12450-2001)',
      zh: '版权页缺少 {keys}，正式出版的图书必须载明（GB/T 12450-2001）',
    },
    fix: {
      en: 'Add them in book.yaml.',
      zh: '请在 book.yaml 里补上。',
    },
  },
  'imprint-cip-incomplete': {
    severity: 'warning',
    reason: {
      en: 'The CIP data lack {parts} (GB/T 12451-2023)',
      zh: '图书在版编目（CIP）数据缺少 {parts}（GB/T 12451-2023）',
    },
    fix: {
      en: 'Copy them line for line as the library gave them, or fill in place, subjects, class and number.',
      zh: '请按核发的原样逐行填写，或补全出版地、主题词、分类号和核字号。',
    },
  },
  'config-answers': {
    severity: 'error',
    reason: {
      en: '`answers: {value}` cannot be: the edition {edition} has its answers in one way only',
      zh: '不能写 `answers: {value}`：版本 {edition} 的答案只有一种放法',
    },
    fix: {
      en: 'Leave `answers` out, or put it under `editions` for another edition.',
      zh: '请删去 `answers`，或把它写到 `editions` 下的其他版本里。',
    },
  },
  'config-not-utf8': {
    severity: 'error',
    reason: {
      en: 'book.yaml is not UTF-8: the byte {byte} stands for no character here',
      zh: 'book.yaml 不是 UTF-8 编码：此处的字节 {byte} 不成字符',
    },
    fix: { en: 'Save the file as UTF-8 in your editor.', zh: '请在编辑器里另存为 UTF-8 编码。' },
  },
  'config-wide-colon': {
    severity: 'error',
    reason: {
      en: 'A full-width colon follows `{key}`, expected `:` and a space',
      zh: '`{key}` 后面是全角冒号，应为半角冒号加空格',
    },
    fix: {
      en: 'Write `{key}: ` with a half-width colon and a space.',
      zh: '改写为 `{key}: `（半角冒号，后空一格）。',
    },
  },
  'config-duplicate-key': {
    severity: 'error',
    reason: { en: '`{key}` is given a second time', zh: '`{key}` 重复出现' },
    fix: { en: 'Keep one of the two.', zh: '两处只留一处。' },
  },
  'config-tab': {
    severity: 'error',
    reason: { en: 'A tab indents this line, YAML wants spaces', zh: '本行用制表符缩进，YAML 只认空格' },
    fix: { en: 'Indent with two spaces.', zh: '改用两个空格缩进。' },
  },
  'config-indent': {
    severity: 'error',
    reason: {
      en: 'The indentation of `{line}` fits no line above it',
      zh: '“{line}”一行的缩进与上文对不齐',
    },
    fix: {
      en: 'Begin entries of one mapping or list in the same column.',
      zh: '同一级的各项应从同一列开始。',
    },
  },
  'config-no-colon': {
    severity: 'error',
    reason: {
      en: '`{line}` is no entry of the form `key: value` ({problem})',
      zh: '“{line}”不成“键: 值”的形式（{problem}）',
    },
    fix: {
      en: 'Put a colon and a space after the key; put text that has `: ` or `#` in it into quotes.',
      zh: '键后加半角冒号和空格；值中含有 `: ` 或 `#` 时用引号括起。',
    },
  },
  'config-colon-in-text': {
    severity: 'error',
    reason: {
      en: 'The text in `{line}` has a colon and a space in it, which begins another entry',
      zh: '“{line}”的值里有半角冒号加空格，会被当成另一个条目',
    },
    fix: { en: 'Put the whole value into quotes.', zh: '请用引号把整个值括起来，或改用全角冒号。' },
  },
  'config-yaml': {
    severity: 'error',
    reason: { en: 'This is no YAML: {problem}', zh: 'YAML 语法有误：{problem}' },
    fix: {
      en: 'Look for an unclosed quote or bracket, and for text that begins with a sign such as `*`, `&`, `@` or `[`: put it into quotes.',
      zh: '检查引号、括号是否成对；以 `*`、`&`、`@`、`[` 等符号开头的文字要用引号括起。',
    },
  },
  'config-unknown-key': {
    severity: 'error',
    reason: {
      en: 'There is no key `{key}`, expected `{nearest}`',
      zh: '没有 `{key}` 这个键，应为 `{nearest}`',
    },
    fix: { en: 'Write `{nearest}:` instead.', zh: '改写为 `{nearest}:`。' },
  },
  'config-misplaced-key': {
    severity: 'error',
    reason: {
      en: '`{key}` does not belong here, expected it as `{home}`',
      zh: '`{key}` 不在这一级，应写作 `{home}`',
    },
    fix: {
      en: 'Move it: each dot of `{home}` is one level of indentation.',
      zh: '移到 `{home}` 处：每个点表示缩进一级。',
    },
  },
  'config-strange-key': {
    severity: 'error',
    reason: {
      en: 'There is no key `{key}`, expected one of {known}',
      zh: '没有 `{key}` 这个键，此处可用：{known}',
    },
    fix: { en: 'Remove it, or write it as a comment after `#`.', zh: '删去，或用 `#` 改成注释。' },
  },
  'config-not-a-mapping': {
    severity: 'error',
    reason: { en: 'book.yaml holds no `key: value` entries', zh: 'book.yaml 里没有“键: 值”的条目' },
    fix: { en: 'Begin with `title: ` and the title of the book.', zh: '先写一行 `title: 书名`。' },
  },
  'config-missing': {
    severity: 'error',
    reason: { en: '`{key}` is missing', zh: '缺少 `{key}`' },
    fix: { en: 'Add `{key}` with its value.', zh: '请补上 `{key}` 及其值。' },
  },
  'config-empty': {
    severity: 'error',
    reason: { en: '`{key}` is empty, expected text', zh: '`{key}` 是空的，应有文字' },
    fix: { en: 'Give it a value or remove the line.', zh: '填上内容，或删去这一行。' },
  },
  'config-character': {
    severity: 'error',
    reason: {
      en: '`{key}` has a character that is none: a control character, half of a pair, or U+FFFD where one was lost',
      zh: '`{key}` 含有不成文字的字符：控制字符、半个代理对，或转换时丢失文字留下的 U+FFFD',
    },
    fix: {
      en: 'Type the value anew; escapes such as "\\a" in quotes make such characters, too.',
      zh: '请重新输入；引号里的 "\\a" 之类转义也会产生这种字符。',
    },
  },
  'config-not-text': {
    severity: 'error',
    reason: { en: '`{key}` is `{value}`, expected text', zh: '`{key}` 的值是 `{value}`，应为文字' },
    fix: { en: 'Write one piece of text, in quotes if need be.', zh: '只写一段文字，必要时加引号。' },
  },
  'config-not-a-number': {
    severity: 'error',
    reason: { en: '`{key}` is `{value}`, expected a number', zh: '`{key}` 的值是 `{value}`，应为数字' },
    fix: { en: 'Write the number alone, without quotes or unit.', zh: '只写数字，不加引号和单位。' },
  },
  'config-not-whole': {
    severity: 'error',
    reason: { en: '`{key}` is `{value}`, expected a whole number', zh: '`{key}` 的值是 `{value}`，应为整数' },
    fix: { en: 'Round it.', zh: '请取整。' },
  },
  'config-not-yes-or-no': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected `true` or `false`',
      zh: '`{key}` 的值是 `{value}`，应为 `true` 或 `false`',
    },
    fix: { en: 'Write `{key}: true` or `{key}: false`.', zh: '写 `true`（是）或 `false`（否）。' },
  },
  'config-not-keys': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected keys below it',
      zh: '`{key}` 的值是 `{value}`，应在其下分列各键',
    },
    fix: {
      en: 'Put its keys on lines of their own, indented by two spaces.',
      zh: '各键另起一行，缩进两个空格。',
    },
  },
  'config-not-a-list': {
    severity: 'error',
    reason: { en: '`{key}` is `{value}`, expected a list', zh: '`{key}` 的值是 `{value}`，应为列表' },
    fix: { en: 'Write one entry a line, each after `- `.', zh: '每项一行，行首写 `- `。' },
  },
  'config-shape': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected text or a list',
      zh: '`{key}` 的值是 `{value}`，应为文字或列表',
    },
    fix: { en: 'The README shows what `{key}` may look like.', zh: '`{key}` 的写法见 README。' },
  },
  'config-value': {
    severity: 'error',
    reason: { en: '`{key}` can’t be `{value}`', zh: '`{key}` 不能是 `{value}`' },
    fix: { en: 'The README shows what `{key}` may be.', zh: '`{key}` 可取的值见 README。' },
  },
  'config-choice': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected one of {choices}',
      zh: '`{key}` 的值是 `{value}`，只能取：{choices}',
    },
    fix: { en: 'Choose one of them.', zh: '请从中选一个。' },
  },
  'config-too-small': {
    severity: 'error',
    reason: {
      en: '`{key}` is {value}, expected {least} or more',
      zh: '`{key}` 的值是 {value}，不能小于 {least}',
    },
    fix: { en: 'Write a larger number.', zh: '请改大。' },
  },
  'config-too-big': {
    severity: 'error',
    reason: {
      en: '`{key}` is {value}, expected {most} or less',
      zh: '`{key}` 的值是 {value}，不能大于 {most}',
    },
    fix: { en: 'Write a smaller number.', zh: '请改小。' },
  },
  'config-name': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected a name of small letters, digits and hyphens, or a folder that begins with `./`',
      zh: '`{key}` 的值是 `{value}`，应为由小写字母、数字和连字符组成的名字，或以 `./` 开头的文件夹',
    },
    fix: {
      en: 'Write the name of a theme, such as `song`, or the folder of your own, such as `./mytheme`.',
      zh: '写主题的名字，如 `song`；自备主题写文件夹，如 `./mytheme`。',
    },
  },
  'config-theme': {
    severity: 'error',
    reason: {
      en: 'There is no theme `{value}`, expected one of {choices}',
      zh: '没有主题 `{value}`，可用：{choices}',
    },
    fix: {
      en: 'Choose one of them; a theme of your own is a folder in the manuscript, written `./folder`.',
      zh: '请从中选一个；自备主题是书稿里的文件夹，写作 `./文件夹`。',
    },
  },
  'config-theme-near': {
    severity: 'error',
    reason: {
      en: 'There is no theme `{value}`, but there is `{nearest}`; expected one of {choices}',
      zh: '没有主题 `{value}`，但有 `{nearest}`；可用：{choices}',
    },
    fix: { en: 'Write `{nearest}` if that is meant.', zh: '如果指的是它，请写 `{nearest}`。' },
  },
  'config-theme-folder': {
    severity: 'error',
    reason: {
      en: 'There is no theme in the folder `{value}`, expected a file `theme.css` in a folder inside the manuscript',
      zh: '文件夹 `{value}` 里没有主题，应在书稿文件夹内并含有 `theme.css`',
    },
    fix: {
      en: 'Put theme.css into that folder; links that lead out of the manuscript don’t count.',
      zh: '请在该文件夹放一个 theme.css；指向书稿之外的链接不算。',
    },
  },
  'theme-value': {
    severity: 'error',
    reason: {
      en: 'The theme’s `{property}: {value}` can’t be used, expected what the same key of book.yaml takes',
      zh: '主题的 `{property}: {value}` 不能用，应为 book.yaml 相应项可取的值',
    },
    fix: {
      en: 'docs/themes.md lists the properties, the table in the README their values.',
      zh: '各属性见 docs/themes.md，可取的值见 README 的表。',
    },
  },
  'theme-url': {
    severity: 'error',
    reason: {
      en: 'The theme names `{found}`, expected a picture (png, jpg, gif, webp, svg) inside its own folder',
      zh: '主题引用了“{found}”，只能引用主题文件夹内的图片（png、jpg、gif、webp、svg）',
    },
    fix: {
      en: 'Copy the picture into the theme’s folder and name it relative to theme.css; nothing is fetched from elsewhere.',
      zh: '请把图片复制到主题文件夹，按相对于 theme.css 的路径引用；别处的文件一律不取。',
    },
  },
  'theme-loads': {
    severity: 'error',
    reason: {
      en: 'The theme has `{found}`, which loads other files; expected everything in theme.css',
      zh: '主题里有 `{found}`，它会载入别的文件；所有样式应写在 theme.css 里',
    },
    fix: {
      en: 'Copy the rules into theme.css; for pictures use url().',
      zh: '请把规则写进 theme.css；图片用 url()。',
    },
  },
  'theme-font-face': {
    severity: 'error',
    reason: {
      en: 'The theme has `@font-face`, but a font that is not cut and checked would spoil the PDF’s text',
      zh: '主题里有 `@font-face`，未经检查和子集化的字体会使 PDF 的文字出错',
    },
    fix: {
      en: 'Name the file in `:root`, e.g. `--font-song: "MySong.ttf"`, then use the family Song.',
      zh: '请在 `:root` 里写明字体文件，如 `--font-song: "MySong.ttf"`，再用字族 Song。',
    },
  },
  'theme-escape': {
    severity: 'error',
    reason: {
      en: 'The theme has a backslash, expected plain characters: an escape may hide what the theme loads',
      zh: '主题里有反斜杠，应直接写字符：转义可能隐藏所载入的文件',
    },
    fix: {
      en: 'Type the character itself; theme.css is UTF-8.',
      zh: '请直接写该字符，theme.css 用 UTF-8 编码。',
    },
  },
  'theme-media-range': {
    severity: 'error',
    reason: {
      en: 'The theme has `{found}`, a form that the engine of the pages can’t read',
      zh: '主题里有 `{found}`，排版引擎不认识这种写法',
    },
    fix: { en: 'Write min-width or max-width instead.', zh: '请改用 min-width 或 max-width。' },
  },
  'theme-has-list': {
    severity: 'error',
    reason: {
      en: 'The theme has `{found}`, a selector that the engine of the pages can’t read',
      zh: '主题里有 `{found}`，排版引擎不认识这种选择器',
    },
    fix: { en: 'Write a rule of its own for each.', zh: '请拆成几条规则，各写一个 :has()。' },
  },
  'theme-text-twice': {
    severity: 'error',
    reason: {
      en: 'The theme has `{found}`: the PDF would hold the text twice',
      zh: '主题里有 `{found}`：PDF 里的文字会重复一遍',
    },
    fix: {
      en: 'Take it away; a colour, a rule or a background makes text stand out as well.',
      zh: '请去掉，可改用颜色、线条或底色来突出文字。',
    },
  },
  'config-date': {
    severity: 'error',
    reason: {
      en: '`{value}` is no date, expected the form 2026, 2026-07 or 2026-07-01',
      zh: '`{value}` 不是日期，应写作 2026、2026-07 或 2026-07-01',
    },
    fix: { en: 'Write the month and day with two digits.', zh: '年四位，月、日各两位，用连字符隔开。' },
  },
  'config-trim': {
    severity: 'error',
    reason: {
      en: '`{value}` is no trim size, expected a name such as A5, B5 or 大32开, or width x height such as `148mm x 210mm`',
      zh: '`{value}` 不是开本，应为 A5、B5、大32开 等名称，或“宽 x 高”，如 `148mm x 210mm`',
    },
    fix: {
      en: 'Each edge measures 60 to 500 mm, with a unit: mm, cm, in or pt.',
      zh: '每边 60 至 500 毫米，须带单位：mm、cm、in 或 pt。',
    },
  },
  'config-font-size': {
    severity: 'error',
    reason: {
      en: '`{value}` is no font size, expected one such as `10.5pt` or `五号`, from 5 to 42 pt',
      zh: '`{value}` 不是字号，应写作 `10.5pt` 或 `五号`，在 5 至 42 pt 之间',
    },
    fix: { en: 'Write the size with its unit.', zh: '写明数值和单位，或用中文字号。' },
  },
  'config-line-pitch': {
    severity: 'error',
    reason: {
      en: '`{value}` is no line pitch, expected a length such as `18pt`, from 5 to 84 pt',
      zh: '`{value}` 不是行距，应为 `18pt` 这样的长度，在 5 至 84 pt 之间',
    },
    fix: { en: 'Write the pitch with its unit.', zh: '写明数值和单位。' },
  },
  'config-bleed': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected a length from 0 to 10 mm, such as `3mm`',
      zh: '`{key}` 的值是 `{value}`，应为 0 到 10 毫米的长度，如 `3mm`',
    },
    fix: {
      en: 'Write a length with its unit; most print shops want 3 mm.',
      zh: '写明数值和单位；多数印刷厂要求 3 毫米。',
    },
  },
  'config-spine': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected the width of a spine from 0.5 to 80 mm, such as `8.5mm`',
      zh: '`{key}` 的值是 `{value}`，应为 0.5 到 80 毫米的书脊宽度，如 `8.5mm`',
    },
    fix: {
      en: 'Measure the spine of a dummy of the shop, or leave it out: it is computed of pages and papers.',
      zh: '请量印厂做的假书；也可以不写，按页数与纸厚推算。',
    },
  },
  'config-flaps': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected the width of a flap from 30 to 200 mm, such as `70mm`',
      zh: '`{key}` 的值是 `{value}`，应为 30 到 200 毫米的勒口宽度，如 `70mm`',
    },
    fix: {
      en: 'Write a length with its unit; flaps have mostly half the width of the page.',
      zh: '写明数值和单位；勒口一般为页宽的一半。',
    },
  },
  'config-safe-distance': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected a length from 0 to 20 mm, such as `5mm`',
      zh: '`{key}` 的值是 `{value}`，应为 0 到 20 毫米的长度，如 `5mm`',
    },
    fix: {
      en: 'Write a length with its unit; most print shops want 5 mm.',
      zh: '写明数值和单位；多数印刷厂要求 5 毫米。',
    },
  },
  'config-spot-missing': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, but there is no `press.spot` that says which ink it is',
      zh: '`{key}` 的值是 `{value}`，但没有用 `press.spot` 说明是哪一种专色',
    },
    fix: {
      en: 'Write press.spot with name, cmyk and colours, or choose cmyk or black.',
      zh: '写明 press.spot 的 name、cmyk 和 colours，或改用 cmyk、black。',
    },
  },
  'config-spot-name': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, which is the name of a plate that is there already or means all or none',
      zh: '`{key}` 的值是 `{value}`，这是已有印版的名称，或表示全部、没有',
    },
    fix: {
      en: 'Write the name on the ink maker’s fan, such as PANTONE 186 C.',
      zh: '写油墨色卡上的名称，如 PANTONE 186 C。',
    },
  },
  'config-paper': {
    severity: 'error',
    reason: {
      en: 'There is no paper `{value}` in the table; it has {choices}',
      zh: '纸张表里没有 `{value}`，现有：{choices}',
    },
    fix: {
      en: 'Write kind and weight of a paper in the table, or list yours under `papers` with its thickness.',
      zh: '写表中的品种和克重；或把您的纸张连同厚度列入 `papers`。',
    },
  },
  'config-caliper': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected the thickness of one leaf from 0.02 to 1.5 mm, such as `0.098mm`',
      zh: '`{key}` 的值是 `{value}`，应为单张纸的厚度，在 0.02 到 1.5 毫米之间，如 `0.098mm`',
    },
    fix: {
      en: 'Measure ten leaves together, divide by ten, and write the length with its unit.',
      zh: '量十张的总厚度再除以十，写明数值和单位。',
    },
  },
  'config-margin': {
    severity: 'error',
    reason: {
      en: '`{key}` is `{value}`, expected a length of 5 mm or more, such as `20mm`',
      zh: '`{key}` 的值是 `{value}`，应为不小于 5 毫米的长度，如 `20mm`',
    },
    fix: {
      en: 'Write a length with its unit; the guillotine needs 5 mm of white.',
      zh: '写明数值和单位；裁切至少要留 5 毫米白边。',
    },
  },
  'config-type-area-too-wide': {
    severity: 'error',
    reason: {
      en: '{characters} characters of {fontSize} pt are {width} mm wide; with margins of {margins} mm in all they don’t fit on {trim} mm',
      zh: '每行 {characters} 字、字号 {fontSize} pt，宽 {width} 毫米，加上左右空白 {margins} 毫米，超出成品宽度 {trim} 毫米',
    },
    fix: {
      en: 'Set {fits} characters or fewer, smaller type, narrower margins or a wider trim size.',
      zh: '每行不超过 {fits} 字，或改小字号、减小左右空白、加大开本。',
    },
  },
  'config-type-area-too-high': {
    severity: 'error',
    reason: {
      en: '{lines} lines of {linePitch} pt are {height} mm high; with margins of {margins} mm in all they don’t fit on {trim} mm',
      zh: '每页 {lines} 行、行距 {linePitch} pt，高 {height} 毫米，加上天头地脚 {margins} 毫米，超出成品高度 {trim} 毫米',
    },
    fix: {
      en: 'Set {fits} lines or fewer, a smaller pitch, smaller margins or a higher trim size.',
      zh: '每页不超过 {fits} 行，或改小行距、减小天头地脚、加大开本。',
    },
  },
  'config-line-pitch-too-small': {
    severity: 'error',
    reason: {
      en: 'Lines {linePitch} pt apart are too close for type of {fontSize} pt: they would touch',
      zh: '行距 {linePitch} pt 小于字号 {fontSize} pt，各行会相互重叠',
    },
    fix: { en: 'Set linePitch to 1.5 to 1.8 times the font size.', zh: '行距取字号的 1.5 至 1.8 倍。' },
  },
  'config-margins-leave-no-room': {
    severity: 'error',
    reason: {
      en: 'The margins leave {width} × {height} mm for the text: no room for one line of {fontSize} pt',
      zh: '四边空白只给正文留下 {width} × {height} 毫米，放不下一行 {fontSize} pt 的字',
    },
    fix: { en: 'Make the margins smaller or the trim size larger.', zh: '请减小空白或加大开本。' },
  },
  'config-font-format': {
    severity: 'error',
    reason: { en: '`{font}` is no .ttf or .otf file', zh: '`{font}` 不是 .ttf 或 .otf 文件' },
    fix: { en: 'Name a TrueType font file.', zh: '请指定 TrueType 字体文件。' },
  },
  'config-font-outside': {
    severity: 'error',
    reason: {
      en: 'The font `{font}` lies outside the manuscript folder',
      zh: '字体 `{font}` 不在书稿文件夹内',
    },
    fix: {
      en: 'Copy it into the folder and name it relative to the folder.',
      zh: '请把字体文件复制到书稿文件夹，再写相对路径。',
    },
  },
  'config-font-missing': {
    severity: 'error',
    reason: { en: 'There is no font file `{font}`', zh: '找不到字体文件 `{font}`' },
    fix: {
      en: 'Check its name; it is relative to the manuscript folder.',
      zh: '请核对文件名，路径相对于书稿文件夹。',
    },
  },
  'manuscript-no-folder': {
    severity: 'error',
    reason: { en: 'There is no folder {folder}', zh: '没有 {folder} 这个文件夹' },
    fix: {
      en: 'Name the folder that holds book.yaml; from a text file, make one with `npm run import -- file.txt`.',
      zh: '请指定含有 book.yaml 的文件夹；若只有文本文件，可用 `npm run import -- 文件.txt` 生成。',
    },
  },
  'manuscript-no-book': {
    severity: 'error',
    reason: { en: 'There is no book.yaml in {folder}', zh: '{folder} 里没有 book.yaml' },
    fix: {
      en: 'Create it with one line, `title: ` and the title; from a text file, make a manuscript with `npm run import -- file.txt`.',
      zh: '新建 book.yaml，写一行 `title: 书名` 即可；若只有文本文件，可用 `npm run import -- 文件.txt` 生成书稿。',
    },
  },
  'chapter-missing': {
    severity: 'error',
    reason: { en: 'There is no file `{name}` in the manuscript folder', zh: '书稿文件夹里没有 `{name}`' },
    fix: { en: 'Check the name and its case.', zh: '请核对文件名，注意大小写。' },
  },
  'chapter-missing-near': {
    severity: 'error',
    reason: {
      en: 'There is no file `{name}` in the manuscript folder, but there is `{nearest}`',
      zh: '书稿文件夹里没有 `{name}`，但有 `{nearest}`',
    },
    fix: { en: 'Write `{nearest}` if that is meant.', zh: '如果指的是它，请写 `{nearest}`。' },
  },
  'chapter-glob-empty': {
    severity: 'error',
    reason: {
      en: '`{name}` matches no Markdown file that isn’t named elsewhere',
      zh: '`{name}` 没有匹配到任何未另行列出的 Markdown 文件',
    },
    fix: { en: 'Check the pattern, or remove the line.', zh: '请核对通配符，或删去这一行。' },
  },
  'book-no-chapters': {
    severity: 'error',
    reason: {
      en: 'There is no Markdown file beside book.yaml',
      zh: 'book.yaml 所在的文件夹里没有 Markdown 文件',
    },
    fix: {
      en: 'Write the chapters as .md files, or name their places under `chapters`.',
      zh: '请把各章写成 .md 文件，或在 `chapters` 下写明位置。',
    },
  },
  'chapter-twice': {
    severity: 'error',
    reason: {
      en: '`{name}` is in the book already, as entry {first}',
      zh: '`{name}` 已经是第 {first} 项，重复列出',
    },
    fix: { en: 'Keep one of the two.', zh: '两处只留一处。' },
  },
  'chapter-title-for-many': {
    severity: 'error',
    reason: {
      en: '`{name}` matches {count} files, but one title is given for all of them',
      zh: '`{name}` 匹配到 {count} 个文件，却只给了一个标题',
    },
    fix: { en: 'Name the files one by one, or leave out the title.', zh: '请逐个列出文件，或不写标题。' },
  },
  'chapter-outside': {
    severity: 'error',
    reason: { en: '`{name}` lies outside the manuscript folder', zh: '`{name}` 在书稿文件夹之外' },
    fix: {
      en: 'Put the file itself into the folder; links that lead out of it are not followed.',
      zh: '请把文件放进书稿文件夹；指向文件夹之外的链接一律不取。',
    },
  },
  'chapter-not-markdown': {
    severity: 'error',
    reason: {
      en: '`{name}` is no Markdown file, expected .md or .markdown',
      zh: '`{name}` 不是 Markdown 文件，应以 .md 或 .markdown 结尾',
    },
    fix: {
      en: 'Turn raw text into chapters with `npm run import -- {name}`.',
      zh: '纯文本请先用 `npm run import -- {name}` 转成书稿。',
    },
  },
  'chapter-not-utf8': {
    severity: 'error',
    reason: {
      en: 'The file is not UTF-8: byte {offset}, {byte}, stands for no character',
      zh: '文件不是 UTF-8 编码：第 {offset} 字节 {byte} 不成字符',
    },
    fix: {
      en: 'Save it as UTF-8, or let `npm run import -- {path}` find out its encoding.',
      zh: '请另存为 UTF-8，或用 `npm run import -- {path}` 自动识别编码。',
    },
  },
  'chapter-unreadable': {
    severity: 'error',
    reason: { en: '`{name}` can’t be read: {problem}', zh: '`{name}` 读不出来：{problem}' },
    fix: { en: 'Check the file’s permissions.', zh: '请检查文件权限。' },
  },
  'book-empty': {
    severity: 'error',
    reason: { en: 'The book has no text: every chapter is empty', zh: '书是空的：各章都没有文字' },
    fix: { en: 'Write into one of its chapters.', zh: '请在章节文件里写入内容。' },
  },
} satisfies Record<string, Rule>
