import { type LintRule, matches } from '../lint-rule.ts'

/** Days that are names: “3·15”, “九一八”, “一二·九”. */
export const eventDate: LintRule = {
  id: 'lint-event-date',
  authority: 'GB/T 15834-2011, 4.8.3.6 and 4.14.3.5; GB/T 15835-2011, 5.1.6 and 5.2.3',
  examples: {
    wrong: ['“9.11”事件', '3.15消费者权益日', '3·15晚会', '“五·四”运动', '“一二九”运动'],
    right: [
      '“9·11”事件',
      '“3·15”消费者权益日',
      '“五四”运动',
      '“一二·九”运动',
      '“一·二八”事变',
      '版本 3.15 更新',
      '涨了 5.1%',
      '“一、二”年级',
    ],
  },
  check: ({ text }) => [
    ...matches(text, new RegExp(`(?<=“\\d{1,2})[.．](?=\\d{1,2}”${what})`, 'gu'), () => ({
      fix: '·',
      values: { expected: '·' },
    })),
    ...matches(text, new RegExp(`(?<![\\d.．·“])\\d{1,2}[.．·]\\d{1,2}(?=${what})`, 'gu'), (found) => {
      const right = `“${found.replace(/[.．]/, '·')}”`
      return { fix: right, values: { expected: right } }
    }),
    // Only January, November and December would be read in two ways.
    ...matches(text, /(?<=“[二三四五六七八九十])·(?=[一二三四五六七八九十]{1,3}”)/gu, () => ({
      fix: '',
      values: { expected: '' },
    })),
    ...matches(text, /(?<=“)(?:一二[八九一])(?=”)/gu, (found) => {
      const right = found === '一二八' ? '一·二八' : `一二·${found[2] ?? ''}`
      return { fix: right, values: { expected: right } }
    }),
  ],
}

const what =
  '(?:事件|事变|运动|惨案|起义|空难|血案|大屠杀|恐怖袭击|指示|讲话|晚会|消费者权益日|国际劳动节|劳动节|国庆节|妇女节|儿童节|建军节|教师节|青年节)'
