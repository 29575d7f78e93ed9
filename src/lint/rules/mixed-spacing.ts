import type { LintRule } from '../lint-rule.ts'
import type { Passage } from '../passage.ts'

const spaced = /(?<=\p{Script=Han}) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=\p{Script=Han})/gu
const joined = /(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu

/** Between Han and Latin a space stands everywhere in a chapter, or nowhere: told once, where the rarer way begins. */
export const mixedSpacing: LintRule = {
  id: 'lint-mixed-spacing',
  authority: 'house',
  examples: {
    wrong: ['用 USB 线连接，再用HDMI线和 VGA 线。'],
    right: ['用 USB 线连接，再用 HDMI 线。', '用USB线连接，再用HDMI线。'],
  },
  check: (passage, _, all) => {
    const { withSpace, without, rare, first } = counted(all)
    if (withSpace === 0 || without === 0 || passage !== first) return []
    const border = passage.text.search(rare)
    const found = passage.text.slice(Math.max(0, border - 2), border + 3)
    const at = rare === joined ? border - 1 : border
    return [{ at, length: border - at + 1, values: { found, spaced: withSpace, joined: without } }]
  },
}

type Counts = { withSpace: number; without: number; rare: RegExp; first: Passage | undefined }

/** Counted once a chapter, not once a passage. */
const known = new WeakMap<readonly Passage[], Counts>()

function counted(all: readonly Passage[]): Counts {
  const before = known.get(all)
  if (before) return before
  const [withSpace, without] = [count(spaced, all), count(joined, all)]
  const rare = withSpace < without ? spaced : joined
  const counts = { withSpace, without, rare, first: all.find(({ text }) => text.search(rare) >= 0) }
  known.set(all, counts)
  return counts
}

function count(pattern: RegExp, all: readonly Passage[]): number {
  return all.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0)
}
