/**
 * Characters with their readings as our Markdown has them, `{汉字|hàn zì}`; else the reading in brackets after them.
 *
 * `pairs` are base and reading, both without white around.
 */
export function rubyText(pairs: readonly (readonly [base: string, reading: string])[]): string {
  const isOurs = pairs.every(
    ([base, reading]) =>
      /^\p{Script=Han}+$/u.test(base) && reading !== '' && !/[{}|\\<>&*_`$[\]\n]/.test(base + reading),
  )
  if (!isOurs)
    return pairs.map(([base, reading]) => (reading === '' ? base : `${base}（${reading}）`)).join('')
  const isSingle = pairs.every(([base, reading]) => [...base].length === 1 && !/\s/.test(reading))
  return isSingle
    ? `{${pairs.map(([base]) => base).join('')}|${pairs.map(([, reading]) => reading).join(' ')}}`
    : pairs.map(([base, reading]) => `{${base}|${reading}}`).join('')
}
