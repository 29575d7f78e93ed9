/**
 * Divide the characters of a font so that in each part every glyph stands for one character only.
 *
 * Chromium writes into the PDF which character a glyph means, and where there are several it takes the lowest: `•`
 * would be copied as `·`, 一 as ⼀ (U+2F00). The first part has nearly all.
 *
 *     splitTwins([0x41, 0xb7, 0x2022], [[0xb7, 0x2022]]) → [[0x41, 0xb7], [0x2022]]
 */
export function splitTwins(codePoints: readonly number[], twins: readonly number[][]): number[][] {
  const groups = groupsOf(twins)
  const wanted = new Map<readonly number[], Set<number>>()
  for (const codePoint of codePoints) {
    const group = groups.get(codePoint)
    if (!group) continue
    const members = wanted.get(group)
    if (members) members.add(codePoint)
    else wanted.set(group, new Set([codePoint]))
  }
  const parts: number[][] = []
  for (const codePoint of codePoints) {
    const group = groups.get(codePoint)
    const members = group && wanted.get(group)
    const index = group && members ? group.filter((twin) => members.has(twin)).indexOf(codePoint) : 0
    while (parts.length <= index) parts.push([])
    parts[index]?.push(codePoint)
  }
  return parts
}

/** The twins of each character; asked for again and again of the same font. */
function groupsOf(twins: readonly number[][]): Map<number, readonly number[]> {
  const known = remembered.get(twins)
  if (known) return known
  const groups = new Map<number, readonly number[]>()
  for (const group of twins) for (const codePoint of group) groups.set(codePoint, group)
  remembered.set(twins, groups)
  return groups
}

const remembered = new WeakMap<readonly number[][], Map<number, readonly number[]>>()
