/**
 * Style sheets that Paged.js has translated before the book's is there: while the program is loaded and reads the manuscript,
 * the page has nothing to do, and the sheets that every book shares are most of its style sheet.
 */

/** A rule that stands in for them, which nothing matches. */
const PLACE = 'page-shared-sheets{order:1}'

/** @typedef {{ convertViaSheet: (css: string, url: string) => Promise<string> }} Polisher Paged.js's translator of style sheets */

/** @type {{ css: string, translated: string } | undefined} */
let known

/**
 * Translate `css` now; it must have no rule for `@page`.
 *
 * @param {string} css
 * @param {Polisher} polisher one that nothing else uses
 */
export async function translateAhead(css, polisher) {
  known = { css, translated: await polisher.convertViaSheet(css, document.baseURI) }
}

/**
 * Have a polisher take what is translated already where a style sheet contains it.
 *
 * The rest is translated as one sheet, with a place held for it: so the rules are in the same order, those for `@page`, which
 * Paged.js adds at the end, too.
 *
 * @param {Polisher} polisher
 */
export function takeTranslated(polisher) {
  const convert = polisher.convertViaSheet.bind(polisher)
  polisher.convertViaSheet = async (css, url) => {
    if (!known || !css.includes(known.css)) return convert(css, url)
    const { translated } = known
    const rest = await convert(
      css.replace(known.css, () => PLACE),
      url,
    )
    // A second translation would lack the rules for `@page`: Paged.js adds them once.
    if (!rest.includes(PLACE)) throw new Error('Paged.js has dropped a rule')
    return rest.replace(PLACE, () => translated)
  }
}
