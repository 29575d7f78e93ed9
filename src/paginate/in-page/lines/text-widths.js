/** @typedef {import('./measures.js').Widths} Widths */

/**
 * A font at a size, as the browser sets it: values of computed style.
 *
 * @typedef {{ family: string, size: string, weight: string, style: string, letterSpacing: string, locale: string }} Font
 */

/**
 * Widths of texts in fonts, in CSS pixels. All that is `want`ed is measured at once, in one layout, and known ever after:
 * a session keeps one of these for all its sections.
 */
export function makeTextWidths() {
  /** @type {Map<string, number>} */
  const numbers = new Map()
  /** @type {{ font: Font, em: number, full: Map<string, number>, half: Map<string, number>, wanted: Set<string>, wantedHalf: Set<string> }[]} */
  const fonts = []

  /** @type {Widths} */
  const widths = {
    full: (font, text) => fonts[font].full.get(text) ?? measured(font, text).full,
    half: (font, text) => fonts[font].half.get(text) ?? measured(font, text).half,
    em: (font) => fonts[font].em,
  }
  return { numberOf, want, settle, widths }

  /**
   * The number of a font, which `want` and `widths` take.
   *
   * @param {Font} font
   */
  function numberOf(font) {
    const key = `${font.family}|${font.size}|${font.weight}|${font.style}|${font.letterSpacing}|${font.locale}`
    const number = numbers.get(key)
    if (number !== undefined) return number
    numbers.set(key, fonts.length)
    const em = Number.parseFloat(font.size)
    fonts.push({ font, em, full: new Map(), half: new Map(), wanted: new Set(), wantedHalf: new Set() })
    return fonts.length - 1
  }

  /**
   * @param {number} number of the font
   * @param {string} text
   * @param {boolean} isMark a mark whose half width is asked for too
   */
  function want(number, text, isMark) {
    const font = fonts[number]
    if (!font.full.has(text)) font.wanted.add(text)
    if (isMark && !font.half.has(text)) font.wantedHalf.add(text)
  }

  /** Measure what is wanted. */
  function settle() {
    const host = document.createElement('div')
    host.className = 'text-widths'
    /** @type {(() => void)[]} */
    const reads = []
    for (const font of fonts) {
      if (font.wanted.size + font.wantedHalf.size === 0) continue
      const box = host.appendChild(document.createElement('div'))
      const { family, size, weight, style, letterSpacing, locale } = font.font
      Object.assign(box.style, {
        fontFamily: family,
        fontSize: size,
        fontWeight: weight,
        fontStyle: style,
        letterSpacing,
      })
      if (locale) box.lang = locale
      const show = (/** @type {string} */ text) => {
        const span = box.appendChild(document.createElement('span'))
        span.textContent = text
        return span
      }
      const add = (/** @type {string} */ text, /** @type {Map<string, number>} */ into, isHalf = false) => {
        // Fonts set a dash by the script that it stands in; alone it stands in none.
        const context = /^[—―…⋯⸺⸻]/.test(text) ? (/^(?:zh|ja)/.test(locale) ? '中' : 'x') : ''
        const span = show(context + text)
        const only = context ? show(context) : undefined
        if (isHalf) span.className = 'half-mark'
        reads.push(() => {
          const width = span.getBoundingClientRect().width - (only?.getBoundingClientRect().width ?? 0)
          into.set(text, exact(width, font.em))
        })
      }
      for (const text of font.wanted) add(text, font.full)
      for (const text of font.wantedHalf) add(text, font.half, true)
      font.wanted.clear()
      font.wantedHalf.clear()
    }
    if (reads.length === 0) return
    document.body.append(host)
    for (const read of reads) read()
    host.remove()
  }

  /**
   * What nobody has asked for beforehand: a layout for itself.
   *
   * @param {number} number of the font
   * @param {string} text
   */
  function measured(number, text) {
    want(number, text, true)
    settle()
    const { full, half } = fonts[number]
    return { full: full.get(text) ?? 0, half: half.get(text) ?? 0 }
  }
}

/**
 * The layout rounds to 1/64 pixel: a width that is a whole number of half ems but for that is meant to be one.
 *
 * @param {number} width
 * @param {number} em
 */
function exact(width, em) {
  const halves = Math.round((width / em) * 2)
  const whole = (halves * em) / 2
  return Math.abs(width - whole) <= 1 / 64 ? whole : width
}
