import type { Rule } from '../message.ts'

/** Numbers that EPUBCheck may get in later versions: all others have words of their own in `epubcheck-…`. */
export const epubcheckRules: Record<string, Rule> = {
  'epubcheck-error': {
    severity: 'error',
    reason: {
      en: 'The EPUB breaks a rule that it must keep{named}',
      zh: 'EPUB 违反了必须遵守的规则{named}',
    },
    fix: {
      en: 'Shops refuse books with such errors. The rule is in the EPUB 3.3 specification, https://www.w3.org/TR/epub-33/ (EPUBCheck {id}: {problem})',
      zh: '书店不收有此类错误的书。规则见 EPUB 3.3 规范：https://www.w3.org/TR/epub-33/（EPUBCheck {id}：{problem}）',
    },
  },
  'epubcheck-warning': {
    severity: 'warning',
    reason: {
      en: 'The EPUB does something that EPUB advises against{named}',
      zh: 'EPUB 用了不推荐的写法{named}',
    },
    fix: {
      en: 'Some reading systems have trouble with it. See https://www.w3.org/TR/epub-33/ (EPUBCheck {id}: {problem})',
      zh: '有些阅读器可能出问题，参见 https://www.w3.org/TR/epub-33/（EPUBCheck {id}：{problem}）',
    },
  },
}
