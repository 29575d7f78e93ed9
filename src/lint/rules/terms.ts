import type { LintRule } from '../lint-rule.ts'

/** Words that the book writes one way: the table `terms` of book.yaml. */
export const terms: LintRule = {
  id: 'lint-terms',
  authority: 'house',
  examples: { wrong: [], right: [] },
  check: ({ text }, context) =>
    Object.entries(context.terms).flatMap(([expected, variants]) =>
      variants.flatMap((found) => {
        const places: number[] = []
        for (let at = text.indexOf(found); at >= 0; at = text.indexOf(found, at + found.length))
          places.push(at)
        return (
          places
            // 网路 must not be found within 互联网路由, where the right word itself holds the wrong one.
            .filter((at) => !around(text, at, found).includes(expected) || !expected.includes(found))
            .map((at) => ({ at, length: found.length, fix: expected, values: { found, expected } }))
        )
      }),
    ),
}

function around(text: string, at: number, found: string): string {
  return text.slice(Math.max(0, at - found.length - 8), at + found.length + 8)
}
