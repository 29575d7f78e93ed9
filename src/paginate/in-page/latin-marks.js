/** Families with Chinese marks from another font than their letters: src/fonts/faces.ts. */
const borrowed = /^((?:Dot, )?)(Kai|Fang)\b/

/**
 * Give the quotation marks, dashes and ellipses of Latin text to the font of its letters.
 *
 * Kai has its punctuation from Song. `KaiLatin` has only these marks, from Kai, and stands before it in Latin runs: a
 * style sheet, and any theme, says `Kai` and need not know.
 *
 * @param {Element} section
 */
export function setLatinMarks(section) {
  const runs = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('span[lang="en"]'))
  const families = [...runs].map((run) => getComputedStyle(run).fontFamily)
  for (const [index, run] of runs.entries()) {
    const family = (families[index] ?? '').replace(/"/g, '')
    if (borrowed.test(family)) run.style.fontFamily = family.replace(borrowed, '$1$2Latin, $2')
  }
}
