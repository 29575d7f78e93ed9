import { lintRuleList } from '../src/lint/lint-rule-list.ts'
import { lintRules } from '../src/rules/lint.ts'
import { words } from '../src/terminal/words.ts'
import { lintFigures } from './lint-figures.ts'

/** docs/lint.md: every rule of the proofreader, with sentences that it finds fault with and sentences that it does not. */
export function lintPage(): string {
  const { faulty, found, notAsked, faultless, falseAlarms } = lintFigures()
  const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)} %`
  return `# Proofreading 校对

What \`npm run lint\` looks for. \`npm run lint -- --fix\` mends what needs no asking. A comment before a paragraph sets rules aside for it: \`<!-- lint-ignore dash range -->\`, without names all of them; \`lint.off\` in book.yaml sets them aside for the book, \`terms\` there is the table of words. Made by \`npm run docs\` from \`src/lint/rules/\`; don't edit it here.

\`npm run lint\` 检查的项目。\`npm run lint -- --fix\` 会直接改正无须斟酌的错误。段前写注释 \`<!-- 不校 dash range -->\`，这一段就不查这几条；不写名称则全部不查。book.yaml 的 \`lint.off\` 对全书关闭某些规则，\`terms\` 是用词表。本页由 \`npm run docs\` 根据 \`src/lint/rules/\` 生成，请勿直接修改。

Which clause of the two standards each rule looks after, and why others have none, is in [lint-standards.md](lint-standards.md). 两项国家标准的哪一条由哪条规则检查，见 [lint-standards.md](lint-standards.md)。

| | |
| --- | --- |
| ✗ | is found 会查出 |
| ✓ | is right 正确 |

${lintRuleList.map(section).join('\n')}
## Figures 查出率与误报率

Of ${faulty} sentences with a fault each it finds ${found}, ${percent(found, faulty)}; what is left (${notAsked}) only a reader who understands can find (的得地), and no rule asks for them. In ${falseAlarms} of ${faultless} sentences without fault, ${percent(falseAlarms, faultless)}, it finds something. The sentences are our own, \`test/lint/sentences.ts\`, written beside the rules: texts of others will do worse.

有错的 ${faulty} 句，查出 ${found} 句，查出率 ${percent(found, faulty)}；其余 ${notAsked} 句要懂得意思才能发现（的得地），没有规则去查。无错的 ${faultless} 句，误报 ${falseAlarms} 句，误报率 ${percent(falseAlarms, faultless)}。例句是我们自己写的，与规则一同写成，见 \`test/lint/sentences.ts\`；对别人的文章效果会差一些。

What other linters (zhlint, autocorrect, lint-md, textlint, pangu) find in the same sentences, and what is used of them, is in [lint-engines.md](lint-engines.md). 其他校对程序的结果和用法见 [lint-engines.md](lint-engines.md)。
`
}

function section({ id, authority, examples }: (typeof lintRuleList)[number]): string {
  const rule = (lintRules as Record<string, (typeof lintRules)[keyof typeof lintRules]>)[id]
  if (!rule) throw new Error(`no words for ${id}`)
  const name = `${words.en.severities[rule.severity]} ${words.zh.severities[rule.severity]}`
  const list = [
    ...examples.wrong.map((text) => `✗ ${shown(text)}`),
    ...examples.right.map((text) => `✓ ${shown(text)}`),
  ]
  return `## ${id.replace(/^lint-/, '')}

${name} · ${authority}

- ${rule.reason.en}. ${rule.fix.en}
- ${rule.reason.zh}。${rule.fix.zh}

${list.map((line) => `- ${line}`).join('\n')}
`
}

function shown(text: string): string {
  return `\`\` ${text.replaceAll('\n\n', ' ⏎ ')} \`\``
}
