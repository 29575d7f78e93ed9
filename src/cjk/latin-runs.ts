/** From–to in UTF-16 units, the end not included. */
export type LatinRun = { from: number; to: number }

/**
 * The parts of a text whose quotation marks, dashes, ellipses and interpuncts are those of Latin writing: `It’s`,
 * `the “big” one`. Only parts that have such marks.
 *
 * In a text with Han characters a run goes from letter to letter, so that the marks around a Latin word stay Chinese:
 * 他说“Hello”。 Marks that pair with one inside the run belong to it.
 */
export function latinRuns(text: string, amongHan: boolean): LatinRun[] {
  // Two dashes, two ellipses are one mark of Chinese.
  const withoutPairs = text.replace(/……|——/g, '\u3000\u3000')
  return [...withoutPairs.matchAll(run)]
    .map(({ 0: found, index }) => {
      const { from, to } = amongHan ? core(found) : edges(found)
      return { from: index + from, to: index + to }
    })
    .filter(({ from, to }) => mayHaveLatinRuns(text.slice(from, to)))
}

/** Whether it is worth looking: few Chinese texts have both. */
export function mayHaveLatinRuns(text: string): boolean {
  return marks.test(text) && latin.test(text)
}

/** What may stand in Latin text. White at the ends is not part of it. */
const run = /[\p{Script=Latin}\p{Mn}\p{Sc}\u0020-\u007e\u00a0-\u00ff\u2010-\u2026]+/gu

const marks = /[‘’“”—…·]/

const latin = /\p{Script=Latin}/u

/** Without what is not text at the ends. */
function edges(found: string): LatinRun {
  const from = found.length - found.trimStart().length
  return { from, to: Math.max(from, found.trimEnd().length) }
}

/** From the first letter to the last, with the closing marks of what is opened between. */
function core(found: string): LatinRun {
  const from = Math.max(0, found.search(/[\p{L}\p{N}]/u))
  let to = found.length - (/[^\p{L}\p{N}]*$/u.exec(found)?.[0].length ?? 0)
  if (to <= from) return { from, to: from }
  const count = (mark: string) => found.slice(from, to).split(mark).length - 1
  const rest = /^[.,!?…’]*”/.exec(found.slice(to))?.[0]
  if (rest !== undefined && count('“') > count('”')) to += rest.length
  return { from, to }
}
