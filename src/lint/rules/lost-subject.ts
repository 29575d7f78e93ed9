import { type LintRule, matches } from '../lint-rule.ts'

/** 通过……，使…… leaves a sentence without its subject. */
export const lostSubject: LintRule = {
  id: 'lint-lost-subject',
  authority: 'house',
  examples: {
    wrong: ['通过这次学习，使我提高了认识。', '经过大家讨论，让办法更周到了。'],
    right: [
      '这次学习使我提高了认识。',
      '通过这次学习，我提高了认识。',
      '通过了这个办法，使用起来再看。',
      '经过讨论，让他先走。',
      '通过讨论，使用率提高了。',
    ],
  },
  check: ({ text }) =>
    matches(
      text,
      /(?<=^|[。！？；])(?:通过|经过)(?!了)[^，。；！？“”]{2,25}，(?:使(?![用命者得馆节了])|让(?=\p{Script=Han}{1,6}更))/gu,
    ),
}
