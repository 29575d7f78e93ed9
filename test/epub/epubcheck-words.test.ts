import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { getAllMessages } from '@likecoin/epubcheck-ts'
import { describe, expect, test } from 'vitest'
import { epubcheckNames } from '../../src/epub/epubcheck-names.ts'
import { epubcheckRule } from '../../src/epub/epubcheck-rule.ts'
import { epubcheckNamed } from '../../src/rules/epubcheck-words.ts'
import { xmlRules } from '../../src/rules/xml.ts'
import { allRules, ruleOf } from '../../src/rules.ts'
import { describeMessage } from '../../src/terminal/describe-message.ts'

/** Ours for what EPUBCheck tells, and for XML that is none. */
const toldRules = Object.entries(allRules()).filter(([name]) => /^epub(?:check|-xml)-/.test(name))

const general = ['epubcheck-error', 'epubcheck-warning']

/** All numbers that `checkEpub` hands on. */
const numbers = getAllMessages().filter(({ severity }) => /^(?:fatal|error|warning)$/.test(severity))

test('every number that EPUBCheck can give has words of its own', () => {
  expect(numbers.length).toBeGreaterThan(170)
  const wordless = numbers.filter(({ id }) => !ruleOf(`epubcheck-${id.toLowerCase()}`))
  expect(wordless.map(({ id }) => id)).toEqual([])
  for (const { id, severity } of numbers)
    expect(general).not.toContain(epubcheckRule(id, '', severity !== 'warning'))
})

test('a number of a later version has words, too', () => {
  expect(epubcheckRule('RSC-999', 'x', true)).toBe('epubcheck-error')
  expect(epubcheckRule('RSC-999', 'x', false)).toBe('epubcheck-warning')
})

/** The sentences that stand in the library's source beside a number, with `x` where values come in. */
function sentencesOf(key: string): string[] {
  const path = createRequire(import.meta.url).resolve('@likecoin/epubcheck-ts')
  const source = readFileSync(path, 'utf8')
  const found = [...source.matchAll(new RegExp(`id: MessageId\\.${key},\\s*message:\\s*`, 'g'))].map(
    ({ index, 0: whole }) => source.slice(index + whole.length, index + whole.length + 500),
  )
  return found.flatMap((text) => {
    const [, quote, sentence] = /^(["'`])((?:\\.|\$\{[^}]*\}|(?!\1)[^\\])*)\1/.exec(text) ?? []
    if (quote === undefined || sentence === undefined) return []
    return sentence.replace(/\$\{[^}]*\}/g, 'x').replace(/\\(.)/g, '$1')
  })
}

describe.each([
  ['RSC_005', 100],
  ['RSC_017', 12],
])('%s has many faults', (key, least) => {
  const sentences = sentencesOf(key)

  test('all are found in the library', () => expect(sentences.length).toBeGreaterThan(least))

  test.each([...new Set(sentences)])('%s', (sentence) => {
    const id = key.replace('_', '-')
    expect(epubcheckRule(id, sentence, true)).not.toBe(`epubcheck-${id.toLowerCase()}`)
    expect(general).not.toContain(epubcheckRule(id, sentence, true))
  })
})

test.each([
  ['Exactly one manifest item must declare the "nav" property', 'nav-count'],
  ['element "p" not allowed here; expected element "h1" or "ol"', 'element-misplaced'],
  ['attribute "align" not allowed here', 'attribute-misplaced'],
  [
    'value of attribute "hidden" is invalid; must be equal to "", "hidden" or "until-found"',
    'attribute-value',
  ],
  ['The "id" attribute value "x" is not unique', 'id-twice'],
  ['@refines missing target id: "x"', 'id-nowhere'],
  ['The "keygen" element is obsolete', 'obsolete'],
  ['The bdo element must have a dir attribute', 'attribute-missing'],
  ['"file-as" cannot be declared more than once to refine the same expression.', 'said-twice'],
  ['Property "role" must refine a "creator", "contributor", or "publisher" property.', 'refines-kind'],
  ['Extra element date in interleave Invalid sequence in interleave', 'element-misplaced'],
  ['Invalid attribute align for element p', 'attribute-misplaced'],
  ['global media:duration meta element not set', 'overlay'],
  ['At least one schema:accessibilityFeature declaration is required.', 'textbook'],
])('%s: %s', (sentence, name) => {
  expect(epubcheckRule('RSC-005', sentence, true)).toBe(`epubcheck-${name}`)
})

describe.each(toldRules)('%s', (name, { reason, fix }) => {
  test('says in both languages what is wrong and how to mend it', () => {
    for (const words of [reason, fix]) {
      expect(words.en).toMatch(/^[^\p{Script=Han}]{4,}$/u)
      expect(words.zh).toMatch(/\p{Script=Han}{2}/u)
    }
    // What is not of the EPUB itself, no English sentence.
    const zh = `${reason.zh} ${fix.zh}`.replace(/<[^>]*>|[\w-]+="[^"]*"|\{\w+\}|https?:\S+/g, '')
    expect(zh).not.toMatch(/[a-z]{2,} [a-z]{2,} [a-z]{2,}/)
  })

  test('lets EPUBCheck speak last', () => {
    if (name in xmlRules) return
    expect(`${reason.en}${reason.zh}`).not.toContain('{problem}')
    expect(fix.en).toMatch(/ \(EPUBCheck \{id\}: \{problem\}\)$/)
    expect(fix.zh).toMatch(/（EPUBCheck \{id\}：\{problem\}）$/)
  })
})

test.each([
  [
    'element "p" not allowed here; expected element "h1", "h2" or "ol"',
    ': “p”, expected “h1”, “h2”, “ol”',
    '：“p”，应为“h1”、“h2”、“ol”',
  ],
  [
    "element 'seq' not allowed here; expected 'text' or 'audio'",
    ': “seq”, expected “text”, “audio”',
    undefined,
  ],
  ['Referenced resource "OEBPS/x.png" could not be found', ': “OEBPS/x.png”', '：“OEBPS/x.png”'],
  ['expected element "encryption"', ': expected “encryption”', '：应为“encryption”'],
  ["A teacher's edition and the author's own", '', ''],
  ['Extra element date in interleave Element metadata failed to validate content', ': “date”', '：“date”'],
  ['Referenced resource not found in EPUB: OEBPS/a.png', ': “OEBPS/a.png”', '：“OEBPS/a.png”'],
  [
    'Property "role" must refine a "creator" or "publisher" property.',
    ': “role”, expected “creator”, “publisher”',
    '：“role”，应为“creator”、“publisher”',
  ],
  ['Nothing is named', '', ''],
])('%s names %j', (problem, named, namedZh) => {
  const { there, expected } = epubcheckNames(problem)
  const words = epubcheckNamed(there, expected)
  expect(words.en).toBe(named)
  if (namedZh !== undefined) expect(words.zh).toBe(namedZh)
})

test('a message in words: what is there, what was expected, how to mend it, and EPUBCheck last', () => {
  const problem = 'attribute "align" not allowed here'
  const { there, expected } = epubcheckNames(problem)
  const named = epubcheckNamed(there, expected)
  const message = {
    ruleId: epubcheckRule('RSC-005', problem, true),
    values: { id: 'RSC-005', problem, named },
  }
  const en = describeMessage(message, 'en')
  expect(en.reason).toBe('An attribute stands where none such may be: “align”')
  expect(en.fix).toMatch(
    /^Take it away; .*style sheet\. \(EPUBCheck RSC-005: attribute "align" not allowed here\)$/,
  )
  const zh = describeMessage(message, 'zh')
  expect(zh.reason).toBe('属性放在了不允许的位置：“align”')
  expect(zh.fix).toMatch(
    /^请删去；外观请写在样式表里。（EPUBCheck RSC-005：attribute "align" not allowed here）$/,
  )
})
