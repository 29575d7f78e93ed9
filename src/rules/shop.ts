import type { Rule } from '../message.ts'

/** What can stand in the way of the package for the print shop. */
export const shopRules = {
  'shop-profile': {
    severity: 'error',
    reason: {
      en: 'There is no shop profile `{value}`; there are {choices}, or a YAML file of yours',
      zh: '没有印厂配置 `{value}`，可用：{choices}，或自己写的 YAML 文件',
    },
    fix: {
      en: 'Take one of them, or the path of a file inside the manuscript folder such as `./our-shop.yaml`.',
      zh: '请选用其中一种，或写书稿文件夹内的文件，如 `./our-shop.yaml`。',
    },
  },
  'shop-order-incomplete': {
    severity: 'warning',
    reason: {
      en: 'The job sheet says nothing of {keys}',
      zh: '工艺单上没有填 {keys}',
    },
    fix: {
      en: 'Write them in book.yaml; what is missing is left open on the sheet, to be filled in by hand.',
      zh: '请写在 book.yaml 里；缺的项目在工艺单上留空，可手填。',
    },
  },
  'shop-no-picture': {
    severity: 'warning',
    reason: {
      en: 'Pages {pages} could not be drawn for the proof',
      zh: '第 {pages} 页画不出小样',
    },
    fix: { en: 'Look at them in the PDF itself.', zh: '请直接查看 PDF。' },
  },
} as const satisfies Record<string, Rule>
