import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openOutlines } from '../../src/fonts/outline-text.ts'

const font = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
)
const draw = openOutlines(readFileSync(font))

/** Ink by rows and columns of a raster, as a browser's SVG would show the same path. */
async function inkOf(text: string): Promise<{ share: number; hole: number }> {
  const { operators, width } = draw(text, 100)
  const path = operators.replace(/ ([mlch])(?= |$|\n)/g, ' $1').replace(/ f(?=\n|$)/g, '')
  const d = svgPath(path)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="130" viewBox="0 -100 ${Math.ceil(width)} 130"><rect y="-100" width="100%" height="100%" fill="#fff"/><path transform="scale(1,-1)" d="${d}"/></svg>`
  const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true })
  const dark = data.filter((_, index) => index % info.channels === 0 && (data[index] ?? 255) < 128).length
  const middle = (Math.floor(info.height * 0.49) * info.width + Math.floor(info.width / 2)) * info.channels
  return { share: dark / (info.width * info.height), hole: data[middle] ?? 0 }
}

/** `1 2 m 3 4 l h` → `M 1 2 L 3 4 Z`. */
function svgPath(operators: string): string {
  const words: string[] = []
  let operands: string[] = []
  for (const word of operators.split(/\s+/).filter(Boolean))
    if (/^[mlch]$/.test(word)) {
      words.push({ m: 'M', l: 'L', c: 'C', h: 'Z' }[word] ?? '', ...operands)
      operands = []
    } else operands.push(word)
  return words.join(' ')
}

test('characters are as wide as the font says, and missing ones leave no gap', () => {
  expect(draw('群众', 10).width).toBeCloseTo(20, 5)
  expect(draw('群\u{10ffff}众', 10)).toEqual(draw('群众', 10))
  expect(draw('', 10)).toEqual({ operators: '', width: 0 })
})

test('outlines have their ink and their holes', async () => {
  // A dark character has more than a light one, 口 nothing in its middle, and ● all.
  expect((await inkOf('國')).share).toBeGreaterThan((await inkOf('一')).share * 2)
  expect((await inkOf('口')).hole).toBe(255)
  expect((await inkOf('一')).hole).toBeLessThan(128)
})

test('accented letters, which fonts put together of parts, have both', async () => {
  expect((await inkOf('é')).share).toBeGreaterThan((await inkOf('e')).share)
})

test('what is no TrueType font is refused', () => {
  expect(() => openOutlines(new Uint8Array(20))).toThrow()
})
