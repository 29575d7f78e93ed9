import type { Rule } from '../message.ts'

export const printRules = {
  'pdf-text-lost': {
    severity: 'error',
    reason: {
      en: 'Page {page} (folio {folio}) of the PDF lacks: “{text}”',
      zh: 'PDF 第 {page} 页（页码 {folio}）缺少：“{text}”',
    },
    fix: {
      en: 'A font without these characters, or a fault of printing. Please report it with this page.',
      zh: '可能是字体缺字或打印的错误，请附上这一页报告给我们。',
    },
  },
  'pdf-text-added': {
    severity: 'error',
    reason: {
      en: 'Page {page} (folio {folio}) of the PDF has text that does not belong there: “{text}”',
      zh: 'PDF 第 {page} 页（页码 {folio}）多出文字：“{text}”',
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
} satisfies Record<string, Rule>
