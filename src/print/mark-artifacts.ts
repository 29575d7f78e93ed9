/**
 * Mark what a page draws outside its tags: ISO 32000-1, 14.8.2.2. Text that has no tag is a running head, a folio, or the
 * head of a table again (`Pagination`); lines and fields of colour are `Layout`.
 *
 * Chromium ends a tag only when something else begins, past the `q` and `Q` between: here it ends with what it holds.
 * Content without faults stays as it is, byte for byte.
 *
 * @param holdsTags whether the form of that name has tags of its own: it is none of the artifacts
 * @param ornaments MCIDs of content that says nothing: lines of tables; it becomes artifacts
 * @throws Error for content that Chromium does not write: it would be a fault of ours to guess
 */
export function markArtifacts(
  content: Uint8Array,
  holdsTags: (form: string) => boolean,
  ornaments: ReadonlySet<number>,
): Uint8Array {
  const edits: Edit[] = []
  const open: Marked[] = []
  let artifact: { from: number; to: number; type: 'Pagination' | 'Layout' } | undefined
  let pathFrom = -1
  let inText = false
  let depth = 0

  const isCovered = () => open.some(({ covers }) => covers)
  const closeArtifact = () => {
    if (artifact) {
      edits.push({ at: artifact.from, drop: 0, add: `/Artifact <</Type /${artifact.type}>>BDC\n` })
      edits.push({ at: artifact.to, drop: 0, add: '\nEMC' })
    }
    artifact = undefined
  }
  const paint = (from: number, to: number, type: 'Pagination' | 'Layout') => {
    for (const marked of open) if (!inText || marked.inText) drawn(marked, depth, to)
    if (isCovered()) return
    if (artifact?.type !== type) closeArtifact()
    artifact ??= { from, to, type }
    artifact.to = to
  }

  for (const { operator, from, to, name, hasMcid, mcid } of scan(content)) {
    switch (operator) {
      case 'BDC':
      case 'BMC':
        closeArtifact()
        if (hasMcid && ornaments.has(mcid))
          edits.push({ at: from, drop: to - from, add: '/Artifact <</Type /Layout>>BDC' })
        open.push({ covers: hasMcid || name === 'Artifact', inText, depth, end: to, state: 'whole' })
        break
      case 'EMC': {
        closeArtifact()
        const marked = open.pop()
        if (!marked) throw new Error('marked content that ends without a beginning')
        if (marked.state !== 'left') break
        edits.push({ at: marked.end, drop: 0, add: '\nEMC' })
        edits.push({ at: from, drop: to - from, add: '' })
        break
      }
      case 'q':
        closeArtifact()
        depth++
        break
      case 'Q':
        closeArtifact()
        depth--
        for (const marked of open) {
          if (depth < marked.depth && marked.state !== 'crossed') marked.state = 'left'
          // What was drawn between this and its `q` belongs to it.
          else if (depth === marked.depth && marked.state === 'inside') drawn(marked, depth, to)
        }
        break
      case 'BT':
        closeArtifact()
        inText = true
        break
      case 'ET':
        closeArtifact()
        inText = false
        for (const marked of open) if (!marked.inText) drawn(marked, depth, to)
        break
      case 'Do':
        if (!holdsTags(name)) paint(from, to, 'Layout')
        break
      case 'n':
        pathFrom = -1
        break
      default:
        if (showing.has(operator)) paint(from, to, 'Pagination')
        else if (operator === 'sh') paint(from, to, 'Layout')
        else if (painting.has(operator)) {
          paint(pathFrom < 0 ? from : pathFrom, to, 'Layout')
          pathFrom = -1
        } else if (pathFrom < 0 && constructing.has(operator)) pathFrom = from
    }
  }
  closeArtifact()
  if (open.length > 0) throw new Error('marked content without an end')
  return edits.length === 0 ? content : edited(content, edits)
}

/** The MCIDs of a content stream, in its order. */
export function markedNumbers(content: Uint8Array): number[] {
  const numbers: number[] = []
  for (const { operator, hasMcid, mcid } of scan(content))
    if (operator === 'BDC' && hasMcid) numbers.push(mcid)
  return numbers
}

type Edit = { at: number; drop: number; add: string }

/** A marked-content sequence that is open. */
type Marked = {
  /** It is content of a tag, or an artifact. */
  covers: boolean
  inText: boolean
  /** How many `q` were open where it began. */
  depth: number
  /** Where it could end: after the last thing that is drawn in it. */
  end: number
  /**
   * `inside`: something was drawn after a `q` of its own. `left`: the graphics state from before it was restored, nothing
   * drawn since. `crossed`: something was.
   */
  state: 'whole' | 'inside' | 'left' | 'crossed'
}

function drawn(marked: Marked, depth: number, end: number): void {
  if (marked.state === 'left' || marked.state === 'crossed') marked.state = 'crossed'
  else if (depth > marked.depth) marked.state = 'inside'
  else {
    marked.state = 'whole'
    marked.end = end
  }
}

const showing = new Set(['Tj', 'TJ', "'", '"'])
const constructing = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're'])
const painting = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'])

function edited(content: Uint8Array, edits: Edit[]): Uint8Array {
  const parts: Uint8Array[] = []
  let from = 0
  // In the order of the bytes; what was asked for first comes first.
  for (const { at, drop, add } of edits.sort((a, b) => a.at - b.at)) {
    parts.push(content.subarray(from, at), Buffer.from(add, 'latin1'))
    from = at + drop
  }
  parts.push(content.subarray(from))
  return Buffer.concat(parts)
}

type Scanned = {
  operator: string
  /** Where its first operand begins. */
  from: number
  to: number
  /** The last name among its operands that is no key: of `Do` and `BMC` the only one, of `BDC` the tag. */
  name: string
  hasMcid: boolean
  mcid: number
}

/** Kinds of bytes: ISO 32000-1, 7.2.2. */
const [REGULAR, WHITE, DELIMITER] = [0, 1, 2]
const kinds = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = WHITE
for (const character of '()<>[]{}/%') kinds[character.charCodeAt(0)] = DELIMITER

/**
 * The operators of a content stream. Ten times as fast as `readContent`, for it reads no operands: a book has millions
 * of operators, and this is done on every build.
 */
function* scan(bytes: Uint8Array): Generator<Scanned> {
  const length = bytes.length
  // One for all: whoever takes it reads it before the next one comes.
  const found: Scanned = { operator: '', from: -1, to: 0, name: '', hasMcid: false, mcid: 0 }
  let at = 0
  let from = -1
  while (at < length) {
    const byte = bytes[at] ?? 0
    if (kinds[byte] === WHITE) {
      at++
      continue
    }
    if (from < 0) {
      from = at
      found.name = ''
      found.hasMcid = false
    }
    // Digits, signs and points begin a number.
    if ((byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e || byte === 0x2b) {
      at = endOfWord(bytes, at + 1)
      continue
    }
    if (byte === 0x2f) {
      const end = endOfWord(bytes, at + 1)
      const name = word(bytes, at + 1, end)
      if (name === 'MCID') {
        found.hasMcid = true
        found.mcid = Number.parseInt(word(bytes, end, end + 12), 10)
      } else if (found.name === '') found.name = name
      at = end
      continue
    }
    if (kinds[byte] === DELIMITER) {
      at = endOfDelimited(bytes, at)
      continue
    }
    const end = endOfWord(bytes, at + 1)
    const operator = word(bytes, at, end)
    at = end
    if (operator === 'true' || operator === 'false' || operator === 'null') continue
    if (operator === 'BI') throw new Error('an inline image, which Chromium does not write')
    found.operator = operator
    found.from = from
    found.to = end
    yield found
    from = -1
  }
}

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && kinds[bytes[at] ?? 0] === REGULAR) at++
  return at
}

/** Past a string or a comment; of arrays and dictionaries, past their brackets. */
function endOfDelimited(bytes: Uint8Array, from: number): number {
  const byte = bytes[from]
  if (byte === 0x28) return endOfString(bytes, from)
  if (byte === 0x3c && bytes[from + 1] !== 0x3c) return endAfter(bytes, from, 0x3e)
  if (byte === 0x25) return endAfter(bytes, from, 0x0a)
  return from + 1 + (bytes[from + 1] === byte && (byte === 0x3c || byte === 0x3e) ? 1 : 0)
}

function endAfter(bytes: Uint8Array, from: number, byte: number): number {
  const end = bytes.indexOf(byte, from)
  return end < 0 ? bytes.length : end + 1
}

function endOfString(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === 0x5c) at++
    else if (byte === 0x28) depth++
    else if (byte === 0x29 && --depth === 0) return at + 1
  }
  return bytes.length
}

function word(bytes: Uint8Array, from: number, to: number): string {
  if (to - from === 1) return String.fromCharCode(bytes[from] ?? 0)
  if (to - from === 2) return String.fromCharCode(bytes[from] ?? 0, bytes[from + 1] ?? 0)
  return String.fromCharCode(...bytes.subarray(from, to))
}
