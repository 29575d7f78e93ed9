/** What EPUBCheck's sentence names, for our own sentence. */
type EpubcheckNames = { there: string[]; expected: string[] }

/**
 * The names that EPUBCheck writes in quotation marks: what is there, and what it expects instead.
 *
 *     element "p" not allowed here; expected element "h1" or "ol" → there p, expected h1, ol
 *
 * Empty where it names nothing.
 */
export function epubcheckNames(problem: string): EpubcheckNames {
  const at = problem.search(
    /\bexpect(?:ed|ing)\b|\bmust be\b|\bmust have the value\b|\b(?:must|can only) refine\b|; use\b/,
  )
  const there = quotedIn(at < 0 ? problem : problem.slice(0, at))
  const expected = at < 0 ? [] : quotedIn(problem.slice(at)).filter((name) => !there.includes(name))
  return { there, expected }
}

/** More would be a list that nobody reads. */
const MOST_NAMES = 6

function quotedIn(text: string): string[] {
  const quoted = [...text.matchAll(/"([^"]+)"|(?<![\p{L}])'([^']+)'/gu)].map(
    ([, double, single]) => double ?? single ?? '',
  )
  const names = quoted.length > 0 ? quoted : (unquoted.exec(text)?.slice(1) ?? [])
  return [...new Set(names.filter((name) => name?.trim()))].slice(0, MOST_NAMES)
}

/** `Extra element date in interleave`, as libxml2 tells it; `not found in EPUB: OEBPS/a.png`. */
const unquoted =
  /\b(?:Extra element|Did not expect element|Expecting element|Invalid attribute|Element) ([\w:-]+)|: ([^\s:"']+)$/
