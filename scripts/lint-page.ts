import { lintRuleList } from '../src/lint/lint-rule-list.ts'
import { lintRules } from '../src/rules/lint.ts'
import { words } from '../src/terminal/words.ts'

/** docs/lint.md: every rule of the proofreader, with sentences that it finds fault with and sentences that it does not. */
export function lintPage(): string {
  return `# Proofreading 校对

What \`npm run lint\` looks for. \`npm run lint -- --fix\` mends what needs no asking. A comment before a paragraph sets rules aside for it: \`<!-- lint-ignore dash range -->\`, without names all of them; \`lint.off\` in book.yaml sets them aside for the book, \`terms\` there is the table of words. Made by \`npm run docs\` from \`src/lint/rules/\`; don't edit it here.

\`npm run lint\` 检查的项目。\`npm run lint -- --fix\` 会直接改正无须斟酌的错误。段前写注释 \`<!-- 不校 dash range -->\`，这一段就不查这几条；不写名称则全部不查。book.yaml 的 \`lint.off\` 对全书关闭某些规则，\`terms\` 是用词表。本页由 \`npm run docs\` 根据 \`src/lint/rules/\` 生成，请勿直接修改。

| | |
| --- | --- |
| ✗ | is found 会查出 |
| ✓ | is right 正确 |

${lintRuleList.map(section).join('\n')}
The libraries that do such work (autocorrect, zhlint, textlint) were looked at and left: the first is a native program for each system whose findings have no names, the second brings a second copy of the Markdown parser, the third has few rules for Chinese. Which script a character belongs to is asked of OpenCC's tables (opencc-js).
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
