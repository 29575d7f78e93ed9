import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fixChapter } from '../../src/lint/fix-chapter.ts'
import { lintChapter } from '../../src/lint/lint-chapter.ts'
import { lintRuleList } from '../../src/lint/lint-rule-list.ts'
import { lintRules } from '../../src/rules/lint.ts'
import { faultless, faulty } from './sentences.ts'

const context = { language: 'zh-Hans', terms: { 群众路线: ['群众路綫'], 登录: ['登陆'] } } as const
const none: ReadonlySet<string> = new Set()
const rulesOf = (source: string) => lintChapter(source, context, none).map(({ ruleId }) => ruleId)

describe.each(lintRuleList)('$id', ({ id, examples }) => {
  test('finds what it says, and nothing in what is right', () => {
    for (const wrong of examples.wrong)
      expect([wrong, rulesOf(wrong)]).toEqual([wrong, expect.arrayContaining([id])])
    for (const right of examples.right)
      expect([right, rulesOf(right).filter((found) => found === id)]).toEqual([right, []])
  })

  test('has words, and mends only into what it does not find again', () => {
    expect(Object.keys(lintRules)).toContain(id)
    for (const wrong of examples.wrong) {
      const hadFix = lintChapter(wrong, context, none).some(
        ({ ruleId, fix }) => ruleId === id && fix !== undefined,
      )
      if (!hadFix) continue
      const { text } = fixChapter(wrong, context, none)
      const left = lintChapter(text, context, none).filter(
        ({ ruleId, fix }) => ruleId === id && fix !== undefined,
      )
      expect([text, left]).toEqual([text, []])
    }
  })
})

describe('sentences of our own', () => {
  test('there are enough of both kinds', () => {
    expect(faulty.length).toBeGreaterThanOrEqual(60)
    expect(faultless.length).toBeGreaterThanOrEqual(60)
  })

  test('of what is asked every fault is found', () => {
    const missed = faulty.filter(
      ([rule, text]) => rule !== 'not-asked' && !rulesOf(text).includes(`lint-${rule}`),
    )
    expect(missed).toEqual([])
  })

  test('nothing is found in sentences without fault', () => {
    expect(faultless.flatMap((text) => rulesOf(text).map((rule) => [rule, text]))).toEqual([])
  })
})

describe('places', () => {
  const placeOf = (source: string) => {
    const [fault] = lintChapter(source, context, none)
    return fault && source.slice(fault.start, fault.end)
  }

  test.each([
    ['in emphasis', '他*来了,*又走了。', ','],
    ['after an escape', '他\\*来了,又走了。', ','],
    ['after an entity', '他&amp;来了,又走了。', ','],
    ['in a quotation of lines', '> 他来\n> 了,又走了。', ','],
    ['after ruby', '{版心|bǎn xīn}来了,又走了。', ','],
    ['in a cell', '| 甲 | 乙 |\n| - | - |\n| 他来了,走了 | 乙 |', ','],
    ['in a note', '文[^1]。\n\n[^1]: 他来了,又走了。', ','],
  ])('%s', (_, source, found) => {
    expect(placeOf(source)).toBe(found)
  })

  test('the quotation marks of a block of MkDocs are no text, what stands in it is no code', () => {
    const source = '!!! note "题"\n\n    他说，好...\n'
    expect(lintChapter(source, context, none)).toMatchObject([
      { ruleId: 'lint-ellipsis', start: source.indexOf('...') },
    ])
  })

  test('colons of containers are no punctuation, and their titles keep their places', () => {
    const source =
      '::: details 点我,查看\n内容，好...\n:::\n\n:::caution 注意...\nMWA 项目，见[甲](a.md)。\n:::\n'
    const mended = source.replace('我,查', '我，查').replaceAll('...', '……')
    expect(fixChapter(source, context, none).text).toBe(mended)
  })

  test('nothing is looked for in code, formulas, addresses and front matter', () => {
    const source =
      '---\ntitle: 来了,走了\n---\n\n`来了,走了` $来了,走了$ <https://a.b/来了,走了>\n\n```\n来了,走了\n```\n'
    expect(rulesOf(source)).toEqual([])
  })
})

describe('what is set aside', () => {
  test.each([
    ['all rules, for one block', '<!-- lint-ignore -->\n\n来了,走了...\n\n来了,走了。', 1],
    ['a rule, for one block', '<!-- lint-ignore halfwidth-mark -->\n\n来了,走了。\n\n来了,走了。', 1],
    ['in Chinese', '<!-- 不校 halfwidth-mark -->\n\n来了,走了。', 0],
    ['another rule', '<!-- lint-ignore dash -->\n\n来了,走了。', 1],
  ])('%s', (_, source, count) => {
    expect(rulesOf(source).length).toBe(count)
  })

  test('what says its language keeps its script', () => {
    expect(rulesOf('他写道：<span lang="zh-Hant">這是書</span>。')).toEqual([])
    expect(rulesOf('---\nlang: zh-Hant\n---\n\n這是書。')).toEqual([])
    expect(rulesOf('這。')).toEqual(['lint-mixed-script'])
  })

  test('rules that the book is without', () => {
    expect(lintChapter('来了,走了。', context, new Set(['lint-halfwidth-mark']))).toEqual([])
  })
})

test('Traditional books have no Simplified characters, but old ones that both have', () => {
  const found = lintChapter('皇后到了后面，这里是書。', { language: 'zh-Hant', terms: {} }, none)
  expect(found.map(({ values }) => values.found)).toEqual(['这'])
})

test('mending leaves all else as it is, markup too', () => {
  const source = '# 标题\n\n- 他*来了*,又走了...\n- 用ＵＳＢ线 ，“好”。\n\n`a,b`\n'
  expect(fixChapter(source, context, none)).toEqual({
    text: '# 标题\n\n- 他*来了*，又走了……\n- 用USB线，“好”。\n\n`a,b`\n',
    mended: 4,
  })
})

const masses = fileURLToPath(new URL('../../../shared/data/manuscripts/to-the-masses.txt', import.meta.url))

test.skipIf(!existsSync(masses) && !process.env.CI)('what it finds in to-the-masses.txt, as typed', () => {
  const source = readFileSync(masses, 'utf8')
  const found = lintChapter(source, { language: 'zh-Hans', terms: {} }, none)
  const counts: Record<string, number> = {}
  for (const { ruleId } of found) counts[ruleId] = (counts[ruleId] ?? 0) + 1
  expect(counts).toEqual({
    'lint-halfwidth-mark': 169,
    'lint-mark-between-titles': 2,
    'lint-space-in-text': 3,
    'lint-repeated-word': 1,
  })
  const shown = found
    .filter(({ ruleId }) => ruleId !== 'lint-halfwidth-mark')
    .map(({ start, end }) => source.slice(Math.max(0, start - 4), end + 4))
  expect(shown).toEqual([
    // A heading without its sign and the paragraph below it, which is one for Markdown.
    '1.怎样到群众中去\n到群众中去,就是到',
    '怎么去”、“干什么',
    '行其道。 轻车简从',
    '原则化”、“非大而',
    '人为本。 其身正,',
    '社会发展 新阶段的',
  ])
})
