import type { Rule } from '../message.ts'

export const printRules = {
  'pdf-text-lost': {
    severity: 'error',
    reason: {
      en: 'Page {page} (folio {folio}) of the PDF lacks “{text}”, near “{around}”',
      zh: 'PDF 第 {page} 页（页码 {folio}）缺少“{text}”，在“{around}”附近',
    },
    fix: {
      en: 'A font without these characters, or a fault of printing. Please report it with this page.',
      zh: '可能是字体缺字或打印的错误，请附上这一页报告给我们。',
    },
  },
  'pdf-text-added': {
    severity: 'error',
    reason: {
      en: 'Page {page} (folio {folio}) of the PDF has text that does not belong there: “{text}”, near “{around}”',
      zh: 'PDF 第 {page} 页（页码 {folio}）多出文字“{text}”，在“{around}”附近',
    },
    fix: {
      en: 'A style that adds text (content: in CSS) cannot be proven: take it away, or report this page.',
      zh: '样式添加的文字（CSS 的 content）无法校验：请去掉，或附上这一页报告给我们。',
    },
  },
  'pdf-page-count': {
    severity: 'error',
    reason: {
      en: 'The PDF has {found} pages, expected {expected}',
      zh: 'PDF 有 {found} 页，应为 {expected} 页',
    },
    fix: {
      en: 'Something is wider or higher than its page. Please report it.',
      zh: '有内容超出页面，请报告给我们。',
    },
  },
  'pdf-tag-fault': {
    severity: 'warning',
    reason: {
      en: 'On page {page} of the PDF a tag {role} is not as PDF/UA-1 asks ({clause}); the file does not claim to keep that standard',
      zh: 'PDF 第 {page} 页的标签 {role} 不符合 PDF/UA-1（{clause}）；文件不声明符合该标准',
    },
    fix: {
      en: 'Look for raw HTML there that is no whole table, list or picture with a description; else please report it.',
      zh: '请检查该处的 HTML 是否为完整的表格、列表或带说明的图片；若不是，请报告给我们。',
    },
  },
  'pdf-font-fault': {
    severity: 'warning',
    reason: {
      en: 'Fonts of the PDF are not embedded or do not tell their characters: {fonts}; expected both of all',
      zh: 'PDF 中有字体没有嵌入，或没有给出字符编码：{fonts}；所有字体都应具备',
    },
    fix: {
      en: 'Use the fonts that Banxin brings, or another file of that font. Please report it with the name of the font.',
      zh: '请使用版心自带的字体，或换用该字体的其他文件，并把字体名报告给我们。',
    },
  },
  'pdf-archive-fault': {
    severity: 'error',
    reason: {
      en: 'The PDF has something that PDF/A-2 does not allow: {fault}; expected nothing of the kind',
      zh: 'PDF 含有 PDF/A-2 不允许的内容：{fault}；应当没有',
    },
    fix: {
      en: 'Make the PDF without --archive, and report the name in the message.',
      zh: '请去掉 --archive 再制作，并把信息中的名称报告给我们。',
    },
  },
} satisfies Record<string, Rule>
