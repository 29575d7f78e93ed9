/** A line that is not blank. */
export type Line = {
  /** Without the white around it. */
  text: string
  /** Of `text` in the whole, in UTF-16 units from 0. */
  start: number
  end: number
  /** Columns of white before it: a Han character's is two, a tab ends at a multiple of eight. */
  indent: number
  /** Columns of `text`. */
  width: number
  /** Whether a blank line stands before it. */
  afterBlank: boolean
}

/** The lines of a text that are not blank. Line ends are `\n`. */
export function readLines(text: string): Line[] {
  const lines: Line[] = []
  let afterBlank = false
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    const whole = text.slice(start, end)
    const content = whole.trim()
    if (content === '') {
      afterBlank = true
    } else {
      const white = whole.length - whole.trimStart().length
      lines.push({
        text: content,
        start: start + white,
        end: start + white + content.length,
        indent: columns(whole.slice(0, white)),
        width: columns(content),
        afterBlank,
      })
      afterBlank = false
    }
    start = end + 1
  }
  return lines
}

/** The width of a line on a screen: two for Han characters and full-width punctuation, one for others. */
export function columns(text: string): number {
  let width = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 9) width += 8 - (width % 8)
    else if (code >= 0xdc00 && code <= 0xdfff) continue
    else width += isWide(code) ? 2 : 1
  }
  return width
}

// https://www.unicode.org/reports/tr11/, and the quotes, dashes and ellipses that Chinese fonts set wide.
function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xd800 && code <= 0xdbff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff01 && code <= 0xff60) ||
    code === 0x2014 ||
    code === 0x2018 ||
    code === 0x2019 ||
    code === 0x201c ||
    code === 0x201d ||
    code === 0x2026
  )
}
