import { Converter as ToTraditional } from 'opencc-js/cn2t'
import { Converter } from 'opencc-js/t2cn'
import type { LintFinding, LintRule } from '../lint-rule.ts'

const simplified = Converter({ from: 't', to: 'cn' })
const traditional = ToTraditional({ from: 'cn', to: 't' })

/** Characters that are right in Simplified text, too: 通用规范汉字表 has them. */
const inBoth = new Set('著乾瞭藉徵夥於覆衹麽餘剋噁鍾馀阪甯摺昇堃淼喆遊祇叡')

/** A book is written in one script. A chapter may have one of its own. */
export const mixedScript: LintRule = {
  id: 'lint-mixed-script',
  authority: 'house',
  examples: { wrong: ['我們到群众中去。', '這是书。'], right: ['我们到群众中去。', '乾坤', '名著'] },
  check: (passage, context) => {
    const language = passage.language ?? context.language
    if (language !== 'zh-Hans' && language !== 'zh-Hant') return []
    const findings: LintFinding[] = []
    for (const [at, character] of passage.text.split('').entries()) {
      if (!/\p{Script=Han}/u.test(character) || inBoth.has(character)) continue
      const expected = language === 'zh-Hans' ? simplified(character) : traditional(character)
      // What is written the same in both, or has more than one form in the other, is no fault.
      const isOther =
        language === 'zh-Hans'
          ? expected !== character
          : expected !== character &&
            simplified(expected) === character &&
            traditional(character) === expected &&
            !isTraditional(character)
      if (isOther) findings.push({ at, length: 1, values: { found: character, expected } })
    }
    return findings
  },
}

/** Simplified forms that are old characters of their own: 后, 里, 云, 台, 干, 余 … */
function isTraditional(character: string): boolean {
  return oldCharacters.has(character)
}

const oldCharacters = new Set(
  '后里云台干余系面只制征志谷范冲发复郁周几丑斗合回克困准松岩幸于沈姜了丰仆杰板表别才党淀冬咸卜向舍升胜适术涂万吁须佣折致朱筑奸尽卷据夸累厘烟药叶游岳灶占折注咨庵梁弦晒泛扣扎奈群荐秋朴蒙辟腊蜡借凶',
)
