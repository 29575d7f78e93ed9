import { z } from 'zod'
import { findBadCharacters } from '../cjk/control-characters.ts'
import { type AnswerPlace, editionNamed, knownEditions } from '../editions.ts'
import { findPaper, measuredPaper, paperNames } from '../papers.ts'
import { lintRules } from '../rules/lint.ts'
import type { Pt } from '../units.ts'
import { parseLength } from '../units.ts'
import { parseFontSize } from './font-sizes.ts'
import { layOutPage, SMALLEST_MARGIN } from './lay-out-page.ts'
import { parseLevelStyle } from './level-style.ts'
import { pressMarks } from './press-marks.ts'
import { parseTrim, trimNames } from './trim-sizes.ts'

// A book is checked once or twice: it does not pay to compile code for that.
z.config({ jitless: true })

/**
 * `book.yaml`: every key, what it may be, its default, and in zod's registry what it means in both languages. (`.meta()` would
 * make each part of it a second time.)
 *
 * What goes out has all lengths in points and no alternatives left. A fault that zod has no code for is an
 * issue of code `custom` with `params: { ruleId, values }`, the words being in `rules/config.ts`.
 */
const fields = z.strictObject({
  title: text().register(z.globalRegistry, {
    description: 'Title of the book. Required.',
    zh: '书名。必填。',
  }),
  subtitle: text().optional().register(z.globalRegistry, { description: 'Subtitle.', zh: '副书名。' }),
  authors: z
    .union([text(), z.array(z.union([text(), author()]))])
    .default([])
    .transform((authors) =>
      asList(authors).flatMap((entry) => (typeof entry === 'string' ? namesWithRole(entry) : [entry])),
    )
    .register(z.globalRegistry, {
      description:
        'Who made the book: one name, or a list of names or of `{name, role, fileAs}`. A name may end in its role: `张三 译`.',
      zh: '作者：一个名字，或名字的列表，或 `{name, role, fileAs}` 的列表。名字后空一格可写责任方式：`张三 译`。',
    }),
  language: z
    .enum(['zh-Hans', 'zh-Hant', 'en', 'zh', 'zh-CN', 'zh-SG', 'zh-TW', 'zh-HK', 'en-GB', 'en-US'])
    .default('zh-Hans')
    .transform((language) => languages[language])
    .register(z.globalRegistry, {
      description:
        'Language of the text: `zh-Hans` (also `zh`, `zh-CN`), `zh-Hant` (also `zh-TW`, `zh-HK`) or `en`.',
      zh: '正文语言：`zh-Hans`（简体，也可写 `zh`、`zh-CN`）、`zh-Hant`（繁体，也可写 `zh-TW`、`zh-HK`）或 `en`。',
    }),
  identifier: text().optional().register(z.globalRegistry, {
    description: 'ISBN, URN or another name that only this book has.',
    zh: '书号（ISBN）、URN 等唯一标识。',
  }),
  date: text()
    .refine(isDate, { params: { ruleId: 'config-date' } })
    .optional()
    .register(z.globalRegistry, {
      description: 'Date of publication: `2026`, `2026-07` or `2026-07-01`.',
      zh: '出版日期：`2026`、`2026-07` 或 `2026-07-01`。',
    }),
  publisher: text()
    .optional()
    .register(z.globalRegistry, { description: 'Publishing house.', zh: '出版社。' }),
  unit: text().optional().register(z.globalRegistry, {
    description: 'Body that compiled and printed the book, where it is no publisher.',
    zh: '编印单位。',
  }),
  rights: text().optional().register(z.globalRegistry, {
    description: 'Copyright or licence line, printed on the title page’s back.',
    zh: '版权或许可说明。',
  }),
  description: text().optional().register(z.globalRegistry, {
    description: 'A few sentences about the book, for metadata.',
    zh: '内容提要，写入文件元数据。',
  }),
  series: z
    .union([text(), series()])
    .transform((entry) => (typeof entry === 'string' ? { title: entry } : entry))
    .optional()
    .register(z.globalRegistry, {
      description:
        'Series that the book belongs to: its name, or `{title, number}`. For the EPUB’s metadata.',
      zh: '所属丛书：丛书名，或 `{title, number}`。写入 EPUB 元数据。',
    }),
  cover: z
    .union([text(), cover()])
    .prefault({})
    .transform((entry): CoverEntry => (typeof entry === 'string' ? cover().parse({ picture: entry }) : entry))
    .register(z.globalRegistry, {
      description:
        'The cover: a picture of its front, or `{picture, back, text, …}`. Without a picture, the theme draws it. The front is the cover of the EPUB, too.',
      zh: '封面：正面的图片，或 `{picture, back, text, …}`。没有图片则按主题绘制。正面也用作 EPUB 的封面。',
    }),
  chapters: z
    .union([text(), z.array(z.union([text(), chapter()]))])
    .prefault('*.md')
    .transform((chapters) =>
      asList(chapters).map((entry) =>
        typeof entry === 'string' ? { file: entry, role: 'chapter' as const, title: undefined } : entry,
      ),
    )
    .register(z.globalRegistry, {
      description:
        'The chapters in reading order: file names, globs, or `{file, role, title}`. A glob takes the files that no other entry names, in natural order (2 before 10, 二 before 十).',
      zh: '按阅读顺序排列的各章：文件名、通配符，或 `{file, role, title}`。通配符只取别处没有点名的文件，按自然顺序排列（2 在 10 前，二在十前）。',
    }),
  page: z
    .strictObject({
      trim: text()
        .default('A5')
        .transform((value, context) => parseTrim(value) ?? refuse(context, 'config-trim', { value }))
        .register(z.globalRegistry, {
          description: `Finished size after cutting: ${trimNames.map((name) => `\`${name}\``).join(', ')}, or width x height such as \`148mm x 210mm\`.`,
          zh: `成品尺寸：${trimNames.map((name) => `\`${name}\``).join('、')}，或“宽 x 高”，如 \`148mm x 210mm\`。`,
        }),
      typeArea: z
        .strictObject({
          characters: count(8, 80).optional().register(z.globalRegistry, {
            description: 'Characters to a line. Default: 28 on A5, else what suits the trim size.',
            zh: '每行字数。A5 默认 28，其他开本按尺寸推定。',
          }),
          lines: count(8, 80).optional().register(z.globalRegistry, {
            description: 'Lines to a page. Default: 26 on A5, else what suits the trim size.',
            zh: '每页行数。A5 默认 26，其他开本按尺寸推定。',
          }),
          fontSize: text()
            .transform(
              (value, context) =>
                inRange(parseFontSize(value), 5, 42) ?? refuse(context, 'config-font-size', { value }),
            )
            .optional()
            .register(z.globalRegistry, {
              description:
                'Size of the text: `10.5pt`, or a Chinese size such as `五号`. Default: `10.5pt` on A5.',
              zh: '正文字号：`10.5pt`，或 `五号`、`小四` 等。A5 默认 `10.5pt`（五号）。',
            }),
          linePitch: text()
            .transform(
              (value, context) =>
                inRange(parseLength(value), 5, 84) ?? refuse(context, 'config-line-pitch', { value }),
            )
            .optional()
            .register(z.globalRegistry, {
              description: 'From one line to the next, baseline to baseline. Default: `18pt` on A5.',
              zh: '行距，即相邻两行基线的距离。A5 默认 `18pt`。',
            }),
        })
        .prefault({})
        .register(z.globalRegistry, {
          description: 'The block that the text fills, in characters and lines.',
          zh: '版心，以每行字数和每页行数计。',
        }),
      margins: z
        .strictObject({
          top: margin().register(z.globalRegistry, {
            description: 'Head, above the text.',
            zh: '天头（版心以上）。',
          }),
          bottom: margin().register(z.globalRegistry, {
            description: 'Foot, below the text.',
            zh: '地脚（版心以下）。',
          }),
          inner: margin().register(z.globalRegistry, {
            description: 'At the spine.',
            zh: '订口（靠书脊一侧）。',
          }),
          outer: margin().register(z.globalRegistry, {
            description: 'At the fore edge.',
            zh: '切口（靠翻书一侧）。',
          }),
        })
        .prefault({})
        .register(z.globalRegistry, {
          description:
            'White around the type area, e.g. `20mm`; at least 5 mm. Give any of them, the rest is computed; what is left over goes to outer and bottom.',
          zh: '版心四周的空白，如 `20mm`，不小于 5 毫米。可只写几项，其余自动推算；余数归切口和地脚。',
        }),
    })
    .transform((page, context) => {
      const layout = layOutPage(page)
      if (!('ruleId' in layout)) return layout
      context.addIssue({
        code: 'custom',
        path: layout.path,
        params: { ruleId: layout.ruleId, values: layout.values },
      })
      return z.NEVER
    })
    .prefault({})
    .register(z.globalRegistry, {
      description: 'The page: trim size, type area and margins.',
      zh: '版面：成品尺寸、版心与四边空白。',
    }),
  theme: text()
    .regex(/^(?:[a-z][a-z0-9-]*|\.\/.+)$/)
    .default('song')
    .register(z.globalRegistry, {
      description:
        'Look of the book: `song` (classic book), `gongwen` (official document, GB/T 9704) or `dazi` (large print); or a folder of your own in the manuscript, such as `./mytheme`. A theme brings defaults for `page` and others; what book.yaml says goes before them. See docs/themes.md.',
      zh: '版式主题：`song`（传统书籍）、`gongwen`（公文，GB/T 9704）、`dazi`（大字本），或书稿里自备的文件夹，如 `./mytheme`。主题带有 `page` 等项的默认值，book.yaml 写明的优先。见 docs/themes.md。',
    }),
  chapterStart: z.enum(['next', 'recto']).default('next').register(z.globalRegistry, {
    description:
      'Where a chapter begins: on the `next` page, which suits booklets, or always on a `recto` (right-hand page), as bound books do.',
    zh: '每章从哪里开始：`next` 下一页（适合小册子）；`recto` 一律从单码页（右页）开始，如精装书。',
  }),
  contents: z
    .strictObject({
      depth: z.number().int().min(0).max(4).default(2).register(z.globalRegistry, {
        description: 'Levels of headings in the table of contents; 0 for none.',
        zh: '目录收几级标题，0 为不要目录。',
      }),
      title: text().optional().register(z.globalRegistry, {
        description: 'Heading of the table of contents. Default: `目录`, `目錄` or `Contents`.',
        zh: '目录页的标题，默认 `目录`、`目錄` 或 `Contents`。',
      }),
    })
    .prefault({})
    .register(z.globalRegistry, { description: 'The table of contents.', zh: '目录。' }),
  terms: z.record(text(), z.array(text()).min(1)).default({}).register(z.globalRegistry, {
    description:
      'Words that the book writes one way, and those that `npm run lint` finds instead: `群众路线: [群众路綫]`.',
    zh: '用词表：全书统一的写法，和 `npm run lint` 要查出的其他写法：`群众路线: [群众路綫]`。',
  }),
  lint: z
    .strictObject({
      off: z
        .array(z.enum(keysOf(lintRules)))
        .default([])
        .register(z.globalRegistry, {
          description: 'Rules of `npm run lint` that this book does without (docs/lint.md).',
          zh: '本书不用的 `npm run lint` 规则（见 docs/lint.md）。',
        }),
    })
    .prefault({})
    .register(z.globalRegistry, {
      description: 'The proofreader, `npm run lint`.',
      zh: '校对，`npm run lint`。',
    }),
  notePages: z
    .union([
      z.number().int().min(0).max(31),
      z.strictObject({
        count: z.number().int().min(0).max(31).default(0).register(z.globalRegistry, {
          description: 'How many, 0 to 31.',
          zh: '页数，0 到 31。',
        }),
        fill: z
          .union([z.literal(2), z.literal(4), z.literal(8), z.literal(16), z.literal(32)])
          .optional()
          .register(z.globalRegistry, {
            description:
              'As many more as make all pages of the book a multiple of 2, 4, 8, 16 or 32: a signature.',
            zh: '再补若干页，使全书页数为 2、4、8、16 或 32 的倍数，即补满一个折丁。',
          }),
        space: z.enum(['ruled', 'squared', 'blank']).default('ruled').register(z.globalRegistry, {
          description: 'What stands on them: `ruled`, `squared` or `blank`.',
          zh: '样式：`ruled` 横线，`squared` 方格，`blank` 空白。',
        }),
      }),
    ])
    .default(0)
    .transform((pages) =>
      typeof pages === 'number' ? { count: pages, fill: undefined, space: 'ruled' as const } : pages,
    )
    .register(z.globalRegistry, {
      description:
        'Pages for notes at the end of the printed book: how many, 0 to 31, or `{count, fill, space}`. They fill the last signature (`npm run budget`).',
      zh: '印刷本书末供做笔记的页：页数（0 到 31），或 `{count, fill, space}`。用来补足最后一个折丁（见 `npm run budget`）。',
    }),
  bibliography: z
    .union([
      text(),
      z.strictObject({
        file: text().register(z.globalRegistry, {
          description: 'The file. Required.',
          zh: '文献文件。必填。',
        }),
        style: z.enum(['numeric', 'author-year']).default('numeric').register(z.globalRegistry, {
          description:
            'How the text calls its sources: by `numeric` [1], in the order of their citation, or by `author-year` （王力，1980）.',
          zh: '引文的标注法：`numeric` 顺序编码制 [1]，`author-year` 著者—出版年制（王力，1980）。',
        }),
        title: text().optional().register(z.globalRegistry, {
          description: 'Heading of the list where no `::references` stands. Default: `参考文献`.',
          zh: '文中没有 `::参考文献` 时书末文献表的标题，默认 `参考文献`。',
        }),
      }),
    ])
    .transform((entry) =>
      typeof entry === 'string' ? { file: entry, style: 'numeric' as const, title: undefined } : entry,
    )
    .optional()
    .register(z.globalRegistry, {
      description:
        'Sources that the text cites as `[@key]`: a BibTeX (`.bib`) or CSL-JSON (`.json`) file in the manuscript folder, or `{file, style, title}`. Set by GB/T 7714-2015. See docs/parts.md.',
      zh: '文中以 `[@键]` 引用的文献：书稿文件夹里的 BibTeX（`.bib`）或 CSL-JSON（`.json`）文件，或 `{file, style, title}`。按 GB/T 7714-2015 著录，见 docs/parts.md。',
    }),
  halfTitle: z.boolean().default(false).register(z.globalRegistry, {
    description: 'Whether a half title, the title alone on a recto, goes before the title page.',
    zh: '书名页前是否加扉页（单独一页，只印书名）。',
  }),
  imprint: z
    .strictObject({
      place: z.enum(['front', 'end']).default('front').register(z.globalRegistry, {
        description: 'On the title page’s back (`front`), or at the `end` of the book.',
        zh: '放在书名页背面（`front`）或书末（`end`）。',
      }),
      printing: text().optional().register(z.globalRegistry, {
        description: 'Edition and printing.',
        zh: '版次、印次，如 `2026 年 11 月第 1 版　第 1 次印刷`。',
      }),
      printer: text().optional().register(z.globalRegistry, { description: 'Printer.', zh: '印刷单位。' }),
      address: text().optional().register(z.globalRegistry, {
        description: 'Address of publisher or unit.',
        zh: '出版或编印单位的地址。',
      }),
      copies: text()
        .optional()
        .register(z.globalRegistry, { description: 'Copies printed.', zh: '印数，如 `1—3000 册`。' }),
      price: text().optional().register(z.globalRegistry, { description: 'Price.', zh: '定价。' }),
      responsible: z.record(text(), text()).optional().register(z.globalRegistry, {
        description: 'Who is responsible for what: `{责任编辑: 张三, 封面设计: 李四, 责任校对: 王五}`.',
        zh: '出版责任人：`{责任编辑: 张三, 封面设计: 李四, 责任校对: 王五}`。',
      }),
      distributor: text()
        .optional()
        .register(z.globalRegistry, { description: 'Who distributes it.', zh: '发行单位。' }),
      cip: z.union([text(), cip()]).optional().register(z.globalRegistry, {
        description:
          'CIP data: line for line as the library gave them, or `{place, subjects, class, number}`, the rest being filled in (GB/T 12451).',
        zh: '图书在版编目（CIP）数据：按核发的原样逐行填写；或 `{place, subjects, class, number}`，其余由程序填写（GB/T 12451）。',
      }),
    })
    .optional()
    .register(z.globalRegistry, {
      description:
        'The imprint page (版权页). Title, authors, trim size, printed sheets (印张) and characters (字数) are filled in. What a book with an ISBN must state (GB/T 12450) and lacks is told.',
      zh: '版权页。书名、作者、开本、印张、字数由程序填写和计算。有书号的书缺少应有项目（GB/T 12450）时会提示。',
    }),
  internal: z
    .strictObject({
      permit: text()
        .optional()
        .register(z.globalRegistry, { description: 'Number of the print permit.', zh: '准印证号。' }),
      unit: text()
        .optional()
        .register(z.globalRegistry, { description: 'Who compiled and printed it.', zh: '编印单位。' }),
      recipients: text()
        .optional()
        .register(z.globalRegistry, { description: 'Whom it is for.', zh: '发送对象。' }),
      printer: text().optional().register(z.globalRegistry, { description: 'Printer.', zh: '印刷单位。' }),
      date: text()
        .optional()
        .register(z.globalRegistry, { description: 'Date of printing.', zh: '印刷日期。' }),
      copies: text().optional().register(z.globalRegistry, { description: 'Copies printed.', zh: '印数。' }),
    })
    .superRefine((internal, context) => {
      for (const key of keysOf(internalFields))
        if (internal[key] === undefined)
          refuse(context, 'config-internal', { key, name: internalFields[key] })
    })
    .optional()
    .register(z.globalRegistry, {
      description:
        'For internal materials (内部资料性出版物): the words 内部资料，免费交流 and the permit on the title page, the rest on the imprint page. All six are required.',
      zh: '内部资料性出版物：书名页印“内部资料，免费交流”和准印证号，其余印在版权页。六项须齐全。',
    }),
  about: z
    .strictObject({
      title: text().optional().register(z.globalRegistry, {
        description: 'Its heading. Default: `编印说明`, `編印說明` or `About this booklet`.',
        zh: '标题，默认 `编印说明`。',
      }),
      text: text().optional().register(z.globalRegistry, {
        description: 'What the booklet is, in Markdown. Default: `description`.',
        zh: '本册是什么，可用 Markdown。默认为 `description`（内容提要）。',
      }),
      compilers: text().optional().register(z.globalRegistry, {
        description: 'Who compiled it, in Markdown. Default: the names of `authors`.',
        zh: '编写者，可用 Markdown。默认为 `authors` 的署名。',
      }),
      sources: z
        .union([text(), z.array(text())])
        .transform((sources) => asList(sources))
        .optional()
        .register(z.globalRegistry, {
          description: 'Where its texts come from: one, or a list; in Markdown.',
          zh: '资料来源：一项或列表，可用 Markdown。',
        }),
      readers: text().optional().register(z.globalRegistry, {
        description: 'Whom it is for, in Markdown. Default: `internal.recipients`.',
        zh: '适用对象，可用 Markdown。默认为 `internal.recipients`（发送对象）。',
      }),
      corrections: text().optional().register(z.globalRegistry, {
        description:
          'How to send corrections, in Markdown. Default: to the unit or publisher at `imprint.address`.',
        zh: '错漏怎样告知，可用 Markdown。默认告知编印单位或出版社，地址见 `imprint.address`。',
      }),
      place: z.enum(['front', 'end']).default('front').register(z.globalRegistry, {
        description: 'Before the preface (`front`), or at the `end` of the book.',
        zh: '放在序言之前（`front`）或书末（`end`）。',
      }),
    })
    .optional()
    .register(z.globalRegistry, {
      description:
        'A page on the booklet itself (编印说明), made of these and of `description`, `authors`, `unit`, `date` and `internal`; `about: {}` takes all from there. See docs/parts.md.',
      zh: '编印说明页，由下列各项和 `description`、`authors`、`unit`、`date`、`internal` 生成；`about: {}` 即全部取自那里。见 docs/parts.md。',
    }),
  edition: text().transform(editionNamed).optional().register(z.globalRegistry, {
    description:
      'Edition to make: `student` (no answer anywhere), `leader` (answers where they belong), `key` (the answers alone), `large-print`, or one of `editions`. `--edition` on the command line goes before it.',
    zh: '要做的版本：`学员版`（`student`，任何地方都没有答案）、`领学版`（`leader`，答案随题）、`答案`（`key`，只有答案）、`大字版`（`large-print`），或 `editions` 里自列的一种。命令行的 `--edition` 优先。',
  }),
  editions: z
    .record(text(), z.record(z.string(), z.unknown()))
    .default({})
    .transform((editions) =>
      Object.fromEntries(Object.entries(editions).map(([name, keys]) => [editionNamed(name), keys])),
    )
    .register(z.globalRegistry, {
      description:
        'Editions of your own, and what book.yaml says otherwise for one: `leader: {subtitle: For leaders, theme: dazi}`.',
      zh: '自列的版本，以及某一版本里 book.yaml 各项的不同写法：`领学版: {subtitle: 领学人用, theme: dazi}`。',
    }),
  answers: z.enum(['place', 'end', 'none']).optional().register(z.globalRegistry, {
    description:
      'Where answers stand: in their `place`, at the `end` of the book, or nowhere (`none`). Default: `end`; `place` in the leader edition. The student edition never has any.',
    zh: '答案放在哪里：`place` 随题，`end` 书末，`none` 不印。默认 `end`，领学版为 `place`；学员版一律没有答案。',
  }),
  titlePage: z.boolean().default(true).register(z.globalRegistry, {
    description: 'Whether the book begins with a title page.',
    zh: '是否生成书名页。',
  }),
  numbering: z
    .strictObject({
      front: z.enum(['roman', 'none']).default('roman').register(z.globalRegistry, {
        description: 'Page numbers before the first chapter: `roman` or `none`. The body counts from 1.',
        zh: '正文前的页码：`roman` 小写罗马数字，`none` 不印。正文从 1 起。',
      }),
      levels: z
        .array(
          z
            .string()
            .transform(
              (value, context) => parseLevelStyle(value) ?? refuse(context, 'config-level', { value }),
            ),
        )
        .max(6)
        .default([])
        .register(z.globalRegistry, {
          description:
            'Numbers of headings, level by level, each as it is for the first: `[第一讲, 一、, （一）, 1., （1）]`; `""` for none. Chapters count through the book.',
          zh: '各级标题的序号，逐级写出第一个的样子：`[第一讲, 一、, （一）, 1., （1）]`；`""` 表示该级不编号。章题全书连续。',
        }),
    })
    .prefault({})
    .register(z.globalRegistry, {
      description: 'Page numbers, and numbers of headings.',
      zh: '页码与标题序号。',
    }),
  notes: z
    .strictObject({
      place: z.enum(['foot', 'chapter', 'book']).default('foot').register(z.globalRegistry, {
        description:
          'Where notes stand: at the `foot` of the page, or at the end of the `chapter` or the `book`.',
        zh: '注释的位置：`foot` 页脚，`chapter` 章末，`book` 书末。',
      }),
      number: z.enum(['page', 'chapter', 'book']).default('page').register(z.globalRegistry, {
        description:
          'Where ① begins anew: on every `page`, in every `chapter`, or once in the `book`. Notes at an end are not numbered by page but by what they are the end of.',
        zh: '注码①从何处重新起编：`page` 每页，`chapter` 每章，`book` 全书连续。置于章末、书末的注释不按页编号，而按章或全书编号。',
      }),
    })
    .prefault({})
    .register(z.globalRegistry, { description: 'Notes.', zh: '注释。' }),
  lines: z
    .strictObject({
      strictness: z.enum(['strict', 'normal', 'loose']).default('strict').register(z.globalRegistry, {
        description:
          'What may not begin or end a line: `strict`, also no interpunct, dash or note mark at its beginning; `normal`; `loose`, for narrow columns.',
        zh: '避头尾：`strict` 从严，间隔号、破折号、注码等也不放在行首；`normal` 一般；`loose` 从宽，用于窄栏。',
      }),
      marks: z.enum(['quanjiao', 'kaiming', 'banjiao']).default('quanjiao').register(z.globalRegistry, {
        description:
          'Width of punctuation: `quanjiao` full, `kaiming` full at the end of sentences and half elsewhere, `banjiao` half. At line ends and beside each other marks are half-width in each.',
        zh: '标点宽度：`quanjiao` 全角式；`kaiming` 开明式，句末点号占一字、其余占半字；`banjiao` 半角式。行末和连用的标点一律占半字。',
      }),
      hanging: z.boolean().default(false).register(z.globalRegistry, {
        description: 'Whether commas and stops at a line’s end hang outside the type area.',
        zh: '行末的逗号、句号等是否悬挂在版心之外。',
      }),
    })
    .prefault({})
    .register(z.globalRegistry, { description: 'How lines are broken.', zh: '断行与标点。' }),
  runningHeads: z.boolean().default(true).register(z.globalRegistry, {
    description:
      'Whether pages bear running heads: the book’s title on the verso, the chapter’s on the recto.',
    zh: '是否印书眉：双码页印书名，单码页印章题。',
  }),
  remoteImages: z.enum(['refuse', 'placeholder']).default('refuse').register(z.globalRegistry, {
    description:
      'Pictures on the web, which are never fetched: `refuse` stops with a message, `placeholder` prints a frame with the address.',
    zh: '网上的图片一律不下载：`refuse` 报错；`placeholder` 以印有网址的方框代替。',
  }),
  fonts: z
    .strictObject({
      song: fontFile().register(z.globalRegistry, {
        description: 'Song (serif) face of the text.',
        zh: '宋体，用于正文。',
      }),
      hei: fontFile().register(z.globalRegistry, {
        description: 'Hei (sans-serif) face of the headings.',
        zh: '黑体，用于标题。',
      }),
      kai: fontFile().register(z.globalRegistry, {
        description: 'Kai face of quotations.',
        zh: '楷体，用于引文。',
      }),
      fang: fontFile().register(z.globalRegistry, {
        description: 'FangSong face, for official documents; Kai stands in where there is none.',
        zh: '仿宋体，用于公文；没有时以楷体代替。',
      }),
      mono: fontFile().register(z.globalRegistry, {
        description: 'Monospaced face of code.',
        zh: '等宽字体，用于代码。',
      }),
    })
    .prefault({})
    .register(z.globalRegistry, {
      description: 'Own font files (TrueType outlines), relative to and inside the manuscript folder.',
      zh: '自备字体文件（TrueType 轮廓），路径相对于书稿文件夹，且须在其内。',
    }),
  paper: text()
    .default('双胶纸 80g')
    .register(z.globalRegistry, {
      description: `Paper of the text: kind and weight, ${paperNames.en.map((name) => `\`${name}\``).join(', ')} (the Chinese names serve too), or one of \`papers\`. Its thickness decides creep and spine.`,
      zh: `正文用纸：品种与克重，${paperNames.zh.map((name) => `\`${name}\``).join('、')}，或 \`papers\` 里自列的一种。厚度用于计算爬移和书脊。`,
    }),
  papers: z
    .array(
      z.strictObject({
        name: text().register(z.globalRegistry, {
          description: 'Name for `paper`. That of a known paper gives it another thickness. Required.',
          zh: '供 `paper` 引用的名称；与已有品种同名时，以此处的厚度为准。必填。',
        }),
        gsm: z.number().min(20).max(600).register(z.globalRegistry, {
          description: 'Weight in g/m², 20 to 600. Required.',
          zh: '克重（g/m²），20 到 600。必填。',
        }),
        caliper: text()
          .transform(
            (value, context): Pt =>
              inRange(parseLength(value), 0.02 * MM, 1.5 * MM) ??
              refuse(context, 'config-caliper', { value }),
          )
          .register(z.globalRegistry, {
            description: 'Thickness of one leaf as measured, e.g. `0.098mm`. Required.',
            zh: '实测的单张厚度，如 `0.098mm`。必填。',
          }),
      }),
    )
    .default([])
    .register(z.globalRegistry, {
      description:
        'Papers of your own, with their measured thickness; they go before the table that comes with Banxin.',
      zh: '自列的纸张及其实测厚度，优先于程序自带的纸张表。',
    }),
  binding: z
    .strictObject({
      method: z.enum(['saddle', 'perfect', 'sewn']).optional().register(z.globalRegistry, {
        description:
          'How the book is bound: `saddle` stitched, `perfect` (glued) or `sewn`. Default: stitched up to 64 pages where the paper lets it close, else glued.',
        zh: '装订方式：`saddle` 骑马钉，`perfect` 无线胶装，`sewn` 锁线胶装。不写时，64 页以内且厚度合适的用骑马钉，其余胶装。',
      }),
      edge: z.enum(['left', 'right']).default('left').register(z.globalRegistry, {
        description: 'Where the spine is, seen from the front: `left`, or `right` for vertical text.',
        zh: '订口在哪一边（面对封面）：`left` 左订，`right` 右订（直排书）。',
      }),
      signature: z.literal([4, 8, 16, 32]).default(16).register(z.globalRegistry, {
        description: 'Pages of a signature, where the book is gathered of folded sheets: 4, 8, 16 or 32.',
        zh: '胶装、锁线时每个折丁（书帖）的页数：4、8、16 或 32。',
      }),
    })
    .prefault({})
    .register(z.globalRegistry, { description: 'The binding.', zh: '装订。' }),
  press: z
    .strictObject({
      standard: z.enum(['X-4', 'X-3', 'X-1a']).default('X-4').register(z.globalRegistry, {
        description:
          'What the file for the press is: `X-4` (PDF/X-4, 2010), or for old presses `X-3` (PDF/X-3:2003) or `X-1a` (PDF/X-1a:2003), which have no transparency.',
        zh: '印刷文件的标准：`X-4`（PDF/X-4，2010 年），旧设备用 `X-3`（PDF/X-3:2003）或 `X-1a`（PDF/X-1a:2003），后两种不允许透明效果。',
      }),
      colours: z.enum(['cmyk', 'black', 'black+spot']).default('cmyk').register(z.globalRegistry, {
        description:
          'Inks: all four (`cmyk`), `black` alone, or black and the ink of `press.spot` (`black+spot`). Text is printed in black alone in all of them.',
        zh: '油墨：`cmyk` 四色，`black` 单黑，`black+spot` 黑加一个专色（见 `press.spot`）。无论哪种，黑色正文都只用黑墨。',
      }),
      spot: z
        .strictObject({
          name: text()
            .refine((name) => !processInks.has(name.toLowerCase()), {
              params: { ruleId: 'config-spot-name' },
            })
            .register(z.globalRegistry, {
              description: 'Name of the ink, and of its plate: `PANTONE 186 C`.',
              zh: '专色油墨名，也是印版名，如 `PANTONE 186 C`。',
            }),
          cmyk: z.tuple([percent(), percent(), percent(), percent()]).register(z.globalRegistry, {
            description:
              'What stands in for it on screens and proofs, in percent of cyan, magenta, yellow and black: `[0, 100, 80, 5]`.',
            zh: '屏幕和打样上用来代替它的四色，青、品红、黄、黑的百分数，如 `[0, 100, 80, 5]`。',
          }),
          colours: z.record(z.string().regex(/^#[0-9a-fA-F]{6}$/), percent()).register(z.globalRegistry, {
            description:
              'Colours of the theme and of drawings that are printed with it, and how strongly in percent: `"#c00000": 100`. All other colours become black and grey.',
            zh: '主题和矢量图中改用专色印刷的颜色及其浓度百分数，如 `"#c00000": 100`。其他颜色一律变为黑与灰。',
          }),
        })
        .optional()
        .register(z.globalRegistry, {
          description: 'One ink besides black, for `colours: black+spot`; red heads, for example.',
          zh: '黑墨之外的一个专色，配合 `colours: black+spot` 使用，例如红头。',
        }),
      bleed: text()
        .transform(
          (value, context) =>
            inRange(parseLength(value), 0, 30) ?? refuse(context, 'config-bleed', { value }),
        )
        .prefault('3mm')
        .register(z.globalRegistry, {
          description: 'Paper beyond the trim that is cut off, 0 to 10 mm.',
          zh: '出血：成品尺寸以外裁掉的部分，0 到 10 毫米。',
        }),
      safeDistance: text()
        .transform(
          (value, context) =>
            inRange(parseLength(value), 0, 57) ?? refuse(context, 'config-safe-distance', { value }),
        )
        .prefault('5mm')
        .register(z.globalRegistry, {
          description:
            'What stands nearer to the trim is told, as the knife may take it: 0 to 20 mm, 0 for nothing.',
          zh: '安全距离：离裁切边比这更近的内容会有提示，以防裁掉；0 到 20 毫米，0 为不检查。',
        }),
      marks: pressMarks.prefault(true).register(z.globalRegistry, {
        description:
          'Marks around the page: `true` for all of them, `false` for none, or each by itself: `{ bar: false }`.',
        zh: '版面四周的标记：`true` 全部，`false` 不加，或逐项选择，如 `{ bar: false }`。',
      }),
      profile: text().optional().register(z.globalRegistry, {
        description:
          'ICC profile of the press, a file in the manuscript folder (CMYK output profile). Default: FOGRA39, coated paper.',
        zh: '印刷条件的 ICC 特性文件，放在书稿文件夹内（CMYK 输出类）。默认为 FOGRA39（铜版纸）。',
      }),
      condition: text().optional().register(z.globalRegistry, {
        description: 'Name of the printing condition of that profile, e.g. `JC200103`.',
        zh: '该特性文件的印刷条件名称，如 `JC200103`。',
      }),
      inkLimit: z.number().int().min(200).max(400).default(300).register(z.globalRegistry, {
        description: 'Most ink at one place, in percent.',
        zh: '总墨量上限，百分数。',
      }),
      greys: z
        .record(z.string().regex(/^#[0-9a-fA-F]{6}$/), z.number().min(0).max(100))
        .default({})
        .register(z.globalRegistry, {
          description:
            'Colours that are meant to be black or grey, with how black they are in percent: `"#1a1814": 100`.',
          zh: '应当印成黑或灰的颜色，及其黑墨百分数：`"#1a1814": 100`。',
        }),
      jpegQuality: z.number().int().min(50).max(100).default(92).register(z.globalRegistry, {
        description: 'Quality of photographs that are written anew, 50 to 100.',
        zh: '重新压缩的照片的质量，50 到 100。',
      }),
    })
    .refine(({ colours, spot }) => colours !== 'black+spot' || spot !== undefined, {
      path: ['colours'],
      params: { ruleId: 'config-spot-missing' },
    })
    .prefault({})
    .register(z.globalRegistry, {
      description: 'The file for the press, `npm run press`.',
      zh: '印刷文件，`npm run press`。',
    }),
  runs: z
    .strictObject({
      file: text().optional().register(z.globalRegistry, {
        description: 'The table in the manuscript folder, where the command names none: `units.csv`.',
        zh: '书稿文件夹内的数据表，命令没有写明时用它：`units.csv`。',
      }),
      name: text().optional().register(z.globalRegistry, {
        description:
          'Names of the files, of columns and `{{#}}`, the number of the row: `{{单位}}-{{编号}}`. Default: title, `{{#}}` and the first column.',
        zh: '各份文件的名称，可用各列和行号 `{{#}}`：`{{单位}}-{{编号}}`。默认为书名、`{{#}}` 和第一列。',
      }),
      copies: text().optional().register(z.globalRegistry, {
        description:
          'Column with the number of copies. Default: `份数`, `册数` or `copies`, where the table has one of them.',
        zh: '份数所在的列。表中有 `份数`、`册数` 或 `copies` 时默认用它。',
      }),
      rooms: z.record(text(), z.number().min(1).max(200)).default({}).register(z.globalRegistry, {
        description:
          'The room that a column has in its place, in widths of a Han character: `{单位: 12}`. Longer values are told before anything is made.',
        zh: '某列在版面上可占的宽度，以汉字计：`{单位: 12}`。超出的值在制作之前报告。',
      }),
      cover: z.boolean().default(false).register(z.globalRegistry, {
        description: 'Whether each row gets a cover of its own, besides its PDF.',
        zh: '每份是否另做封面。',
      }),
      epub: z.boolean().default(false).register(z.globalRegistry, {
        description: 'Whether each row gets an EPUB of its own, besides its PDF.',
        zh: '每份是否另做 EPUB。',
      }),
    })
    .prefault({})
    .register(z.globalRegistry, {
      description:
        'Personalised runs (variable data printing), `npm run personalise`: `{{单位}}` in the text is filled from a table, row by row (docs/runs.md).',
      zh: '可变数据印刷（一份一样），`npm run personalise`：正文里的 `{{单位}}` 逐行用数据表填写（见 docs/runs.md）。',
    }),
  shop: z
    .strictObject({
      profile: text().default('offset').register(z.globalRegistry, {
        description:
          'What the print shop wants: `offset`, `digital`, `office`, or a file of yours in the manuscript folder such as `./our-shop.yaml` (docs/shop.md).',
        zh: '印厂的要求：`offset` 胶印、`digital` 数码印刷、`office` 办公打印，或书稿文件夹内自己写的文件，如 `./our-shop.yaml`（见 docs/shop.md）。',
      }),
      copies: z
        .number()
        .int()
        .min(1)
        .max(10_000_000)
        .optional()
        .register(z.globalRegistry, { description: 'How many copies are ordered.', zh: '印数（册）。' }),
      finishing: z
        .union([text(), z.array(text())])
        .prefault([])
        .transform((entries) => (typeof entries === 'string' ? [entries] : entries))
        .register(z.globalRegistry, {
          description: 'What is done after printing: lamination, foil, shrink-wrap …, one or a list.',
          zh: '后道工序：覆哑膜、烫金、塑封等，一项或列表。',
        }),
      delivery: text()
        .optional()
        .register(z.globalRegistry, { description: 'When and where to.', zh: '交货日期与地点。' }),
      contact: z
        .strictObject({
          name: text().register(z.globalRegistry, {
            description: 'Who is asked. Required.',
            zh: '联系人。必填。',
          }),
          phone: text().optional().register(z.globalRegistry, { description: 'Telephone.', zh: '电话。' }),
          email: text().optional().register(z.globalRegistry, { description: 'E-mail.', zh: '邮箱。' }),
          address: text().optional().register(z.globalRegistry, { description: 'Address.', zh: '地址。' }),
        })
        .optional()
        .register(z.globalRegistry, { description: 'Whom the shop asks.', zh: '印厂找谁。' }),
      notes: text()
        .optional()
        .register(z.globalRegistry, { description: 'What else the shop should know.', zh: '备注。' }),
    })
    .prefault({})
    .register(z.globalRegistry, {
      description: 'The order of `npm run shop`, for its job sheet.',
      zh: '`npm run shop` 的订单，写在工艺单上。',
    }),
  epub: z
    .strictObject({
      fonts: z.enum(['headings', 'full', 'none']).default('headings').register(z.globalRegistry, {
        description:
          'Fonts in the EPUB: `headings`, those of headings and of rare characters that reading systems may lack; `full`, all of them; or `none`.',
        zh: 'EPUB 内嵌的字体：`headings` 标题和阅读器可能缺少的生僻字；`full` 全部；`none` 不嵌。',
      }),
      direction: z.enum(['ltr', 'rtl']).optional().register(z.globalRegistry, {
        description:
          'Which way pages are turned: `rtl` for books that are bound on the right. Left to the reading system where it is not given.',
        zh: '翻页方向：`rtl` 为右翻（直排书），`ltr` 为左翻。不写则由阅读器决定。',
      }),
      conformsTo: text().optional().register(z.globalRegistry, {
        description:
          'Standard of accessibility that you have checked the book against, e.g. `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`. Never claimed by itself.',
        zh: '经您核查、本书所符合的无障碍标准，如 `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`。程序从不自行声明。',
      }),
      certifiedBy: text().optional().register(z.globalRegistry, {
        description: 'Who has checked that.',
        zh: '核查者。',
      }),
    })
    .prefault({})
    .register(z.globalRegistry, { description: 'The EPUB.', zh: 'EPUB 电子书。' }),
})

export const bookSchema = fields.transform((book, context) => {
  // 内部资料性出版物管理办法 (2015), § 15.
  for (const [key, price] of [
    ['imprint', book.imprint?.price],
    ['cover', book.cover.price],
  ] as const)
    if (book.internal && price !== undefined) {
      context.addIssue({ code: 'custom', path: [key, 'price'], params: { ruleId: 'config-internal-price' } })
      return z.NEVER
    }
  const find = (name: string, path: string[]) => {
    const paper = findPaper(name, book.papers)
    const choices = [...book.papers.map((own) => own.name), ...paperNames.zh].join('、')
    if (!paper)
      context.addIssue({
        code: 'custom',
        path,
        params: { ruleId: 'config-paper', values: { key: path.join('.'), value: name, choices } },
      })
    return paper
  }
  const known = [...new Set([...Object.keys(knownEditions), ...Object.keys(book.editions)])]
  const { edition } = book
  if (edition !== undefined && !known.includes(edition)) {
    const values = { value: edition, choices: known.join(', ') }
    context.addIssue({ code: 'custom', path: ['edition'], params: { ruleId: 'config-edition', values } })
    return z.NEVER
  }
  const usual = knownEditions[edition ?? '']?.answers ?? 'end'
  const isFixed = usual === 'none' || usual === 'only'
  if (isFixed && book.answers !== undefined && book.answers !== usual) {
    const params = { ruleId: 'config-answers', values: { value: book.answers, edition: edition ?? '' } }
    context.addIssue({ code: 'custom', path: ['answers'], params })
    return z.NEVER
  }
  const answers: AnswerPlace = isFixed ? usual : (book.answers ?? usual)
  const paper = find(book.paper, ['paper'])
  const coverPaper = find(book.cover.paper, ['cover', 'paper'])
  if (!paper || !coverPaper) return z.NEVER
  return {
    ...book,
    answers,
    // What `editions` says has been laid over the rest.
    editions: known,
    ...(answers === 'only'
      ? { titlePage: false, halfTitle: false, imprint: undefined, internal: undefined }
      : {}),
    paper,
    cover: { ...book.cover, paper: coverPaper },
    papers: book.papers.map(measuredPaper),
    contents: {
      ...book.contents,
      ...(answers === 'only' ? { depth: 0 } : {}),
      title: book.contents.title ?? contentsTitles[book.language],
    },
  }
})

/** `book.yaml`, checked, with all defaults. */
export type BookConfig = z.output<typeof bookSchema>

const MM: Pt = 72 / 25.4

/** What 内部资料性出版物管理办法 (2015) wants on each copy. */
const internalFields = {
  permit: '准印证号',
  unit: '编印单位',
  recipients: '发送对象',
  printer: '印刷单位',
  date: '印刷日期',
  copies: '印数',
}

const languages = {
  'zh-Hans': 'zh-Hans',
  'zh-Hant': 'zh-Hant',
  en: 'en',
  zh: 'zh-Hans',
  'zh-CN': 'zh-Hans',
  'zh-SG': 'zh-Hans',
  'zh-TW': 'zh-Hant',
  'zh-HK': 'zh-Hant',
  'en-GB': 'en',
  'en-US': 'en',
} as const

const contentsTitles = { 'zh-Hans': '目录', 'zh-Hant': '目錄', en: 'Contents' }

type AuthorRole = 'aut' | 'edt' | 'trl' | 'ill' | 'ctb'

/** MARC relator codes, and the words that title pages print after a name. */
function authorRoles() {
  return {
    aut: 'aut',
    edt: 'edt',
    trl: 'trl',
    ill: 'ill',
    ctb: 'ctb',
    著: 'aut',
    编著: 'aut',
    编: 'edt',
    主编: 'edt',
    译: 'trl',
    绘: 'ill',
  } as const satisfies Record<string, AuthorRole>
}

/** What a chapter file may be, with the Chinese words for it. */
function chapterRoles() {
  return {
    preface: 'preface',
    chapter: 'chapter',
    appendix: 'appendix',
    afterword: 'afterword',
    colophon: 'colophon',
    序: 'preface',
    前言: 'preface',
    正文: 'chapter',
    附录: 'appendix',
    后记: 'afterword',
    版权页: 'colophon',
  } as const
}

function author() {
  const roles = authorRoles()
  return z.strictObject({
    name: text().register(z.globalRegistry, {
      description: 'Name as printed. Required.',
      zh: '署名。必填。',
    }),
    role: z
      .enum(keysOf(roles))
      .default('aut')
      .transform((role): AuthorRole => roles[role])
      .register(z.globalRegistry, {
        description:
          'Role: `aut` 著, `edt` 编, `trl` 译, `ill` 绘 or `ctb` (contributor); the Chinese words serve too.',
        zh: '责任方式：`著`、`编著`、`主编`、`编`、`译`、`绘`，或 `aut`、`edt`、`trl`、`ill`、`ctb`（其他）。',
      }),
    fileAs: text().optional().register(z.globalRegistry, {
      description: 'Name for sorting, e.g. `Zhang, San`.',
      zh: '排序用的名字，如 `Zhang, San`。',
    }),
  })
}

/** `张三、李四 译` → two translators; without a word they are authors. */
function namesWithRole(entry: string): { name: string; role: AuthorRole; fileAs?: string }[] {
  const roles = new Map<string, AuthorRole>(Object.entries(authorRoles()))
  const match = /^(.*\S)\s+(\S+)$/.exec(entry)
  const role = roles.get(match?.[2] ?? '')
  return (role && match?.[1] ? match[1] : entry)
    .split('、')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ name, role: role ?? 'aut' }))
}

function chapter() {
  const roles = chapterRoles()
  return z.strictObject({
    file: text().register(z.globalRegistry, {
      description: 'File name or glob in the manuscript folder. Required.',
      zh: '书稿文件夹内的文件名或通配符。必填。',
    }),
    role: z
      .enum(keysOf(roles))
      .default('chapter')
      .transform((role) => roles[role])
      .register(z.globalRegistry, {
        description: 'What it is: `preface`, `chapter`, `appendix`, `afterword` or `colophon`.',
        zh: '性质：`preface`（`序`、`前言`）、`chapter`（`正文`）、`appendix`（`附录`）、`afterword`（`后记`）或 `colophon`（`版权页`）。',
      }),
    title: text().optional().register(z.globalRegistry, {
      description: 'Title, instead of the one in the file.',
      zh: '章题，代替文件里的标题。',
    }),
  })
}

/** What `cover` may be besides a picture. */
function cover() {
  return z.strictObject({
    picture: text().optional().register(z.globalRegistry, {
      description: 'Picture of the front (PNG, JPEG, GIF or WebP) in the manuscript folder.',
      zh: '封面正面的图片（PNG、JPEG、GIF 或 WebP），须在书稿文件夹内。',
    }),
    back: text().optional().register(z.globalRegistry, {
      description: 'Picture of the back, likewise.',
      zh: '封底的图片，要求同上。',
    }),
    text: text().optional().register(z.globalRegistry, {
      description: 'Text of the back. Default: `description`, where there is no picture.',
      zh: '封底的文字。没有封底图片时默认为 `description`（内容提要）。',
    }),
    paper: text().default('铜版纸 250g').register(z.globalRegistry, {
      description: 'Paper of the cover, as `paper`.',
      zh: '封面用纸，写法同 `paper`。',
    }),
    spine: text()
      .transform(
        (value, context): Pt =>
          inRange(parseLength(value), 0.5 * MM, 80 * MM) ?? refuse(context, 'config-spine', { value }),
      )
      .optional()
      .register(z.globalRegistry, {
        description:
          'Width of the spine as measured on a dummy of the shop, e.g. `8.5mm`. Default: computed of pages and papers.',
        zh: '书脊宽度，以印厂假书实测为准，如 `8.5mm`。不写则按页数与纸厚推算。',
      }),
    spineText: z.enum(['auto', 'always', 'never']).default('auto').register(z.globalRegistry, {
      description: 'Text on the spine: `auto` from 5 mm on (GB/T 11668), `always` or `never`.',
      zh: '书脊文字：`auto` 5 毫米起才印（GB/T 11668），`always` 一定印，`never` 不印。',
    }),
    spineTitle: text().optional().register(z.globalRegistry, {
      description: 'Title on the spine, where that of the book is too long.',
      zh: '书脊上的书名，供书名太长时用。',
    }),
    flaps: z
      .strictObject({
        width: text()
          .transform(
            (value, context): Pt =>
              inRange(parseLength(value), 30 * MM, 200 * MM) ?? refuse(context, 'config-flaps', { value }),
          )
          .register(z.globalRegistry, {
            description: 'Width of either flap, e.g. `70mm`. Required.',
            zh: '每侧勒口的宽度，如 `70mm`。必填。',
          }),
        front: text()
          .optional()
          .register(z.globalRegistry, { description: 'Text of the front flap.', zh: '前勒口的文字。' }),
        back: text()
          .optional()
          .register(z.globalRegistry, { description: 'Text of the back flap.', zh: '后勒口的文字。' }),
      })
      .optional()
      .register(z.globalRegistry, { description: 'Flaps, folded in at the fore edge.', zh: '勒口。' }),
    barcode: z.boolean().default(true).register(z.globalRegistry, {
      description: 'Whether the back bears the bar code of the ISBN in `identifier` (GB/T 12906).',
      zh: '`identifier` 为 ISBN 时，封底是否印条码（GB/T 12906）。',
    }),
    price: text().optional().register(z.globalRegistry, {
      description: 'Price as printed below the bar code.',
      zh: '条码下面印的定价，如 `定价：20.00 元`。',
    }),
    qr: z
      .strictObject({
        text: text().register(z.globalRegistry, {
          description: 'What it leads to, an address mostly. Required.',
          zh: '内容，一般为网址。必填。',
        }),
        caption: text()
          .optional()
          .register(z.globalRegistry, { description: 'Words below it.', zh: '下面的说明文字。' }),
      })
      .optional()
      .register(z.globalRegistry, { description: 'QR code on the back.', zh: '封底的二维码。' }),
  })
}

type CoverEntry = z.output<ReturnType<typeof cover>>

/** CIP data by their fields. */
function cip() {
  return z.strictObject({
    place: text()
      .optional()
      .register(z.globalRegistry, { description: 'Place of the publisher.', zh: '出版地。' }),
    subjects: z
      .array(text())
      .min(1)
      .optional()
      .register(z.globalRegistry, { description: 'Subject headings.', zh: '主题词，按顺序。' }),
    class: text().optional().register(z.globalRegistry, {
      description: 'Class of the Chinese Library Classification.',
      zh: '中图法分类号。',
    }),
    number: text().optional().register(z.globalRegistry, {
      description: 'Number of the record, `（2026）第 123456 号`.',
      zh: '核字号，`（2026）第 123456 号`。',
    }),
  })
}

function series() {
  return z.strictObject({
    title: text().register(z.globalRegistry, {
      description: 'Name of the series. Required.',
      zh: '丛书名。必填。',
    }),
    number: z.number().min(0).optional().register(z.globalRegistry, {
      description: 'Which one of the series the book is.',
      zh: '本书为丛书第几种。',
    }),
  })
}

/** One entry alone need not be a list. */
function asList<Entry>(entries: string | Entry[]): (string | Entry)[] {
  return typeof entries === 'string' ? [entries] : entries
}

/** Not empty once the white around it is gone, and of characters that every file format can have. */
function text() {
  return z
    .string()
    .trim()
    .min(1)
    .refine((value) => findBadCharacters(value).length === 0, { params: { ruleId: 'config-character' } })
}

/** Plates that every press file has, and names that mean something else (ISO 32000-1, 8.6.6.4). */
const processInks = new Set(['cyan', 'magenta', 'yellow', 'black', 'all', 'none'])

function percent() {
  return z.number().min(0).max(100)
}

function count(least: number, most: number) {
  return z.number().int().min(least).max(most)
}

function margin() {
  return text()
    .transform(
      (value, context): Pt =>
        inRange(parseLength(value), SMALLEST_MARGIN - 0.01, 300) ??
        refuse(context, 'config-margin', { value }),
    )
    .optional()
}

function fontFile() {
  return text().optional()
}

function inRange(length: Pt | undefined, least: Pt, most: Pt): Pt | undefined {
  return length !== undefined && length >= least && length <= most ? length : undefined
}

/** `2026`, `2026-07`, `2026-07-01`, and a day that the calendar has. */
function isDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function refuse(context: z.RefinementCtx, ruleId: string, values: Record<string, string | number>): never {
  context.addIssue({ code: 'custom', params: { ruleId, values } })
  return z.NEVER
}

/** `Object.keys` that keeps the names in the type, as `z.enum` wants them. */
function keysOf<Key extends string>(table: Record<Key, unknown>): [Key, ...Key[]] {
  return Object.keys(table) as [Key, ...Key[]]
}
