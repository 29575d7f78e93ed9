import { type Pt, parseLength } from '../units.ts'

/**
 * Chinese type sizes (字号) in points, as word processors and composing rooms in China use them today.
 *
 * The older metric table of the letter foundries differs by up to 0.3 pt; it is not used here.
 */
const chineseFontSizes = new Map<string, Pt>(
  Object.entries({
    初号: 42,
    小初: 36,
    一号: 26,
    小一: 24,
    二号: 22,
    小二: 18,
    三号: 16,
    小三: 15,
    四号: 14,
    小四: 12,
    五号: 10.5,
    小五: 9,
    六号: 7.5,
    小六: 6.5,
    七号: 5.5,
    八号: 5,
  }),
)

/** Read `10.5pt`, `五号` or `小四号`; `undefined` for anything else. */
export function parseFontSize(text: string): Pt | undefined {
  const name = text.trim()
  return chineseFontSizes.get(name) ?? chineseFontSizes.get(name.replace(/号$/, '')) ?? parseLength(name)
}
