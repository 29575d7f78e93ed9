import type { Rule } from '../message.ts'

export const paginateRules = {
  'text-lost': {
    severity: 'error',
    reason: {
      en: 'Text is missing from the pages: “{text}” (from character {at} of its block; it belongs near page {page} of its section)',
      zh: '页面上缺少文字：“{text}”（自该段第 {at} 字起，应在本节第 {page} 页附近）',
    },
    fix: {
      en: 'This is a fault of the typesetting, not of the text. Please report it with this paragraph; splitting the block in two usually helps meanwhile.',
      zh: '这是排版程序的错误，不是文稿的错误。请附上这一段报告给我们；把这一段拆成两段一般可以暂时避开。',
    },
  },
  'text-added': {
    severity: 'error',
    reason: {
      en: 'Text stands on page {page} of the section that is not in the manuscript: “{text}”',
      zh: '本节第 {page} 页上出现了文稿里没有的文字：“{text}”',
    },
    fix: {
      en: 'This is a fault of the typesetting. Please report it with this paragraph.',
      zh: '这是排版程序的错误，请附上这一段报告给我们。',
    },
  },
  'text-hidden': {
    severity: 'error',
    reason: {
      en: 'Text on page {page} of the section is not visible: “{text}”',
      zh: '本节第 {page} 页上有文字看不见：“{text}”',
    },
    fix: {
      en: 'A style of the theme hides it (display, visibility or opacity): take that style away.',
      zh: '主题样式把它隐藏了（display、visibility 或 opacity），请去掉该样式。',
    },
  },
  'thing-lost': {
    severity: 'error',
    reason: {
      en: 'A part of the text ({name}) stands {count} times on the pages, expected once',
      zh: '文稿中的一个部分（{name}）在页面上出现 {count} 次，应当恰好一次',
    },
    fix: {
      en: 'This is a fault of the typesetting. Please report it with this part of the manuscript.',
      zh: '这是排版程序的错误，请附上这一部分文稿报告给我们。',
    },
  },
  'picture-lost': {
    severity: 'error',
    reason: {
      en: 'A picture on page {page} of the section could not be drawn',
      zh: '本节第 {page} 页上有图片无法显示',
    },
    fix: {
      en: 'Open the picture in a picture viewer and save it anew as PNG or JPEG.',
      zh: '请用看图软件打开该图，另存为 PNG 或 JPEG。',
    },
  },
  'nested-too-deep': {
    severity: 'warning',
    reason: {
      en: 'Lists or quotations stand so deep in each other here that the innermost could not be set in any further',
      zh: '此处列表或引文嵌套太深，最里面的几层没有再缩进',
    },
    fix: {
      en: 'Nothing to do if it reads well; else take a level out.',
      zh: '如读起来清楚则不必处理，否则请减少一层。',
    },
  },
  'outside-type-area': {
    severity: 'error',
    reason: {
      en: '“{text}” stands {by} px outside the type area on page {page} of the section',
      zh: '本节第 {page} 页上的“{text}”超出版心 {by} 像素',
    },
    fix: {
      en: 'Shorten what cannot be broken here, or make the type area wider in book.yaml.',
      zh: '请缩短这里不能断行的内容，或在 book.yaml 里加宽版心。',
    },
  },
  'too-tall': {
    severity: 'error',
    reason: {
      en: 'One piece of {height} px is taller than the page and cannot be divided',
      zh: '有一个不可分割的部分高 {height} 像素，超过一页',
    },
    fix: {
      en: 'Divide it in the manuscript.',
      zh: '请在文稿中把它拆开。',
    },
  },
  'margin-note-crowded': {
    severity: 'warning',
    reason: {
      en: 'The margin of the page has no room for this note beside the others; it stands at the foot',
      zh: '这一页的边白放不下这条旁注，已改排为脚注',
    },
    fix: {
      en: 'Shorten the notes nearby, or call fewer of them on a page.',
      zh: '请缩短附近的旁注，或减少同一页的旁注。',
    },
  },
  'page-refs-unstable': {
    severity: 'error',
    reason: {
      en: 'The page numbers named in this chapter move the pages every time they are put in; five rounds did not settle it',
      zh: '本章引用的页码每次填入都会使页面移动，五轮仍不稳定',
    },
    fix: {
      en: 'Add or remove a few words before one of the page references.',
      zh: '请在某个页码引用之前增删几个字。',
    },
  },
  'picture-smaller': {
    severity: 'warning',
    reason: {
      en: 'The picture was made smaller to fit the page: {percent} % of its size',
      zh: '图片过高，已缩小到 {percent}% 以放进一页',
    },
    fix: { en: 'Nothing to do if it is still legible.', zh: '如仍清楚可读，不必处理。' },
  },
  'table-smaller': {
    severity: 'warning',
    reason: {
      en: 'The table is too wide and was set smaller: {percent} % of the text size',
      zh: '表格过宽，已改用较小字号：正文的 {percent}%',
    },
    fix: {
      en: 'Use fewer columns or shorter entries to set it larger.',
      zh: '减少列数或缩短内容可以使用较大的字号。',
    },
  },
  'table-turned': {
    severity: 'warning',
    reason: {
      en: 'The table is too wide for the page even in small type: it is set turned by a quarter, on {pages} page(s) of its own',
      zh: '表格过宽，用最小字号也排不下，已转 90° 单独排 {pages} 页',
    },
    fix: {
      en: 'Use fewer columns or shorter entries to set it upright.',
      zh: '减少列数或缩短内容，可以不转排。',
    },
  },
  'block-smaller': {
    severity: 'warning',
    reason: {
      en: 'A part does not fit the page and was set smaller: {percent} %',
      zh: '有一个部分放不进版心，已缩小到 {percent}%',
    },
    fix: { en: 'Divide it in the manuscript to keep its size.', zh: '在文稿中把它拆开即可保持原大小。' },
  },
  'formula-smaller': {
    severity: 'warning',
    reason: {
      en: 'The formula is wider than the type area and was set smaller: {percent} %',
      zh: '公式比版心宽，已缩小到 {percent}%',
    },
    fix: { en: 'Break it over several lines with aligned.', zh: '可用 aligned 环境分成几行。' },
  },
  'loose-line': {
    severity: 'warning',
    reason: {
      en: 'A line had to be spaced out: {gap} em between its characters, expected 0.15 at most (“{text}…”)',
      zh: '有一行排得太松：字间加了 {gap} 字宽，应不超过 0.15（“{text}……”）',
    },
    fix: {
      en: 'Something long that cannot be broken stands next in this paragraph (a word, a formula, an address). Change a few words before it, or set it on its own line.',
      zh: '这一段里后面有不能拆开的长内容（单词、公式或网址）。请改动它前面的几个字，或者让它另起一行。',
    },
  },
  'paragraph-not-composed': {
    severity: 'info',
    reason: {
      en: 'The lines of this paragraph were broken by the browser, not by our rules ({why}): “{text}…”',
      zh: '这一段的断行由浏览器完成，未按本程序的规则排（{why}）：“{text}……”',
    },
    fix: {
      en: 'Look at its lines on the page. Something in it is wider than a line, or is set in a way that lines cannot be planned for.',
      zh: '请在成品页上看一看这一段的各行。段内有比一行还宽的内容，或者用了无法预先排行的样式。',
    },
  },
  'section-not-composed': {
    severity: 'warning',
    reason: {
      en: 'With our lines and grid something of this section did not fit its page here; the section was set again by the browser, and nothing is lost',
      zh: '按本程序的断行和网格排，本章此处有内容放不进版面；本章已改由浏览器断行重排，没有丢失内容',
    },
    fix: {
      en: 'The pages are complete. Please report the chapter as a fault of ours.',
      zh: '版面内容完整。请把这一章作为程序的问题报告给我们。',
    },
  },
  'code-wrapped': {
    severity: 'info',
    reason: {
      en: '{lines} code lines are longer than the type area and were wrapped, with a mark',
      zh: '有 {lines} 行代码比版心宽，已折行并加标记',
    },
    fix: {
      en: 'Break the lines in the manuscript if the place matters.',
      zh: '如断行位置要紧，请在文稿中自行断行。',
    },
  },
  'vertical-too-long': {
    severity: 'warning',
    reason: {
      en: 'The vertical passage fits on no page and was set horizontally, expected a poem, a couplet or a short text',
      zh: '竖排的文字一页放不下，已改为横排；竖排只适于诗、联和短文',
    },
    fix: {
      en: 'Divide it into several passages with `:::vertical`.',
      zh: '请分成几段，各用 `:::vertical`（`:::竖排`）。',
    },
  },
} satisfies Record<string, Rule>
