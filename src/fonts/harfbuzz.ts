import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** A font in the memory of the subsetter. */
export type TakenFont = {
  /** Addresses there. */
  face: number
  bytes: number
}

export type CutOptions = {
  text: string
  keepHinting?: boolean
  /** Without the glyphs that stand for no character, and what would lead to them. */
  onlyCharacters?: boolean
  /** Without what puts other glyphs in the place of those of the characters (OpenType 1.9: GSUB). */
  noSubstitution?: boolean
}

/** HarfBuzz's subsetter. */
export type Harfbuzz = {
  /**
   * Take a TrueType or OpenType font in, for any number of cuts. `fill` writes the file into the memory that it gets, and
   * tells how many bytes of that are the font; for 0, nothing is taken.
   *
   * @throws Error where the font is none
   */
  take: (size: number, fill: (memory: Uint8Array) => number) => TakenFont | undefined
  /**
   * The font with these characters and all OpenType features of theirs.
   *
   * @throws Error where the font is broken
   */
  cut: (font: TakenFont, options: CutOptions) => Uint8Array<ArrayBuffer>
  /** Its memory serves the next. */
  release: (font: TakenFont) => void
}

/**
 * Start the WebAssembly that the library subset-font brings, as the library does, byte for byte in what comes of it.
 *
 * The library copies the whole font twice for each cut and looks at it anew: longer than the cut itself takes. And it brings
 * along what unpacks WOFF 2.
 */
export async function startHarfbuzz(): Promise<Harfbuzz> {
  const { resolve } = createRequire(import.meta.resolve('subset-font'))
  const { instance } = await WebAssembly.instantiate(
    await readFile(resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')),
  )
  const wasm = instance.exports as Exports
  wasm._initialize()
  const memoryAt = (address: number, length: number) => new Uint8Array(wasm.memory.buffer, address, length)
  return { take, cut, release: forget }

  function take(size: number, fill: (memory: Uint8Array) => number): TakenFont | undefined {
    const bytes = given(wasm.malloc(size), 'malloc')
    const length = fill(memoryAt(bytes, size))
    if (length === 0) {
      wasm.free(bytes)
      return undefined
    }
    const signature = Buffer.from(memoryAt(bytes, Math.min(4, length))).toString('latin1')
    if (!signatures.includes(signature)) {
      wasm.free(bytes)
      throw new Error(`Unrecognized font signature: ${signature}`)
    }
    const blob = wasm.hb_blob_create(bytes, length, WRITABLE, 0, 0)
    const face = wasm.hb_face_create(blob, 0)
    wasm.hb_blob_destroy(blob)
    return { face, bytes }
  }

  function forget({ face, bytes }: TakenFont): void {
    wasm.hb_face_destroy(face)
    wasm.free(bytes)
  }

  function cut({ face }: TakenFont, options: CutOptions): Uint8Array<ArrayBuffer> {
    const input = given(wasm.hb_subset_input_create_or_fail(), 'hb_subset_input_create_or_fail')
    try {
      tell(input, options)
      const subset = given(wasm.hb_subset_or_fail(face, input), 'hb_subset_or_fail')
      const blob = wasm.hb_face_reference_blob(subset)
      const made = memoryAt(wasm.hb_blob_get_data(blob, 0), wasm.hb_blob_get_length(blob)).slice()
      wasm.hb_blob_destroy(blob)
      wasm.hb_face_destroy(subset)
      if (made.length === 0) throw new Error('the subset of a font is empty')
      return made
    } finally {
      wasm.hb_subset_input_destroy(input)
    }
  }

  function tell(input: number, { text, keepHinting, onlyCharacters, noSubstitution }: CutOptions): void {
    const features = wasm.hb_subset_input_set(input, LAYOUT_FEATURES)
    wasm.hb_set_clear(features)
    wasm.hb_set_invert(features)
    const wished = (keepHinting ? 0 : NO_HINTING) | (onlyCharacters ? NO_LAYOUT_CLOSURE : 0)
    wasm.hb_subset_input_set_flags(input, wasm.hb_subset_input_get_flags(input) | wished)
    if (noSubstitution) wasm.hb_set_add(wasm.hb_subset_input_set(input, DROPPED_TABLES), GSUB)
    const characters = wasm.hb_subset_input_unicode_set(input)
    for (const character of text) wasm.hb_set_add(characters, character.codePointAt(0) ?? 0)
  }
}

/** What is 0 where it could not be made. */
function given(address: number, what: string): number {
  if (address === 0) throw new Error(`${what} (HarfBuzz) failed: is the font broken?`)
  return address
}

const signatures = ['\0\u0001\0\0', 'true', 'OTTO']

// hb.h and hb-subset.h of HarfBuzz: hb_memory_mode_t, hb_subset_sets_t, hb_subset_flags_t, HB_TAG.
const WRITABLE = 2
const DROPPED_TABLES = 3
const LAYOUT_FEATURES = 6
const NO_HINTING = 0x001
const NO_LAYOUT_CLOSURE = 0x200
const GSUB = 0x47535542

type Exports = WebAssembly.Exports & {
  memory: WebAssembly.Memory
  _initialize: () => void
  malloc: (size: number) => number
  free: (address: number) => void
  hb_blob_create: (data: number, length: number, mode: number, user: number, destroy: number) => number
  hb_blob_destroy: (blob: number) => void
  hb_blob_get_data: (blob: number, length: number) => number
  hb_blob_get_length: (blob: number) => number
  hb_face_create: (blob: number, index: number) => number
  hb_face_destroy: (face: number) => void
  hb_face_reference_blob: (face: number) => number
  hb_set_add: (set: number, value: number) => void
  hb_set_clear: (set: number) => void
  hb_set_invert: (set: number) => void
  hb_subset_input_create_or_fail: () => number
  hb_subset_input_destroy: (input: number) => void
  hb_subset_input_get_flags: (input: number) => number
  hb_subset_input_set_flags: (input: number, flags: number) => void
  hb_subset_input_set: (input: number, kind: number) => number
  hb_subset_input_unicode_set: (input: number) => number
  hb_subset_or_fail: (face: number, input: number) => number
}
