import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readContent } from '../../src/pdf/read-content.ts'
import { banxin, type Told, temporaryFolders, writeFiles } from '../build/banxin.ts'
import { sampleBook } from '../build/sample-book.ts'
import { ask, judged } from '../print/judge.ts'
import { fogra } from './foreign-pdf.ts'

/* What book.yaml wishes of the press file, from its keys to the bytes. */

const makeFolder = temporaryFolders()
let folder = ''
let wished = new Uint8Array()
let screen = new Uint8Array()

beforeAll(async () => {
  folder = await makeFolder()
  const book = sampleBook()
  await writeFiles(join(folder, 'wished'), {
    ...book,
    'book.yaml': `${String(book['book.yaml'])}theme: ./own
press:
  standard: X-3
  bleed: 4mm
  marks: true
  profile: ours.icc
  condition: OURS-1
  inkLimit: 240
  greys: { "#2a2420": 90 }
`,
    'own/theme.css': 'h2 { color: #2a2420; background: #003020 }',
    'ours.icc': fogra,
  })
  const make = async (command: 'press' | 'pdf') => {
    const args = [command, 'wished', '--output', `out-${command}`, '--cache', 'cache', '--json']
    const { code, out, err } = await banxin(folder, args)
    expect(code, `${err}${out}`).toBe(0)
    return readFile((JSON.parse(out) as Told).files[0]?.path ?? '')
  }
  wished = await make('press')
  screen = await make('pdf')
})

/** All of a file as plain text, streams unpacked. */
const plain = (pdf: Uint8Array) => ask('qpdf', pdf, '--qdf', '--object-streams=disable', '#', '-')

/** Operators with their numbers of all contents that are written as such: `0 0 0 .9 k`. */
function operatorsOf(pdf: Uint8Array, wanted: RegExp): { numbers: number[]; operator: string }[] {
  const found: { numbers: number[]; operator: string }[] = []
  for (const [, text = ''] of plain(pdf).matchAll(/\nstream\n([\s\S]*?)\nendstream/g)) {
    if (!wanted.test(text)) continue
    try {
      for (const { operator, operands } of readContent(Buffer.from(text, 'latin1')))
        found.push({
          operator,
          numbers: operands.flatMap((operand) => (operand.type === 'number' ? [operand.value] : [])),
        })
    } catch {
      // A font or a profile in which the letters stand by chance.
    }
  }
  return found
}

describe('what book.yaml wishes', () => {
  judged(['qpdf'], 'the standard, and the printing condition of its own profile', () => {
    const text = plain(wished)
    expect(Buffer.from(wished).toString('latin1', 0, 8)).toBe('%PDF-1.4')
    expect(text).toMatch(/\/GTS_PDFXVersion \(PDF\/X-3:2003\)/)
    expect(text).toMatch(/\/OutputConditionIdentifier \(OURS-1\)/)
    // Nobody has registered it.
    expect(text).not.toContain('http://www.color.org')
    expect(text).toMatch(/\/DestOutputProfile \d+ 0 R/)
  })

  judged(['qpdf'], 'colours that are meant to be black, and never more ink than it allows', () => {
    const colours = operatorsOf(wished, /\bk\b/).filter(({ operator }) => operator === 'k')
    expect(colours.map(({ numbers }) => numbers.join(' '))).toContain('0 0 0 0.9')
    const most = Math.max(...colours.map(({ numbers }) => numbers.reduce((sum, ink) => sum + ink, 0)))
    // It is dark green, and would have more.
    expect(most).toBeLessThanOrEqual(2.4 + 1e-3)
    expect(most).toBeGreaterThan(2.2)
  })

  judged(['pdfinfo'], 'the bleed', () => {
    const boxes = ask('pdfinfo', wished, '-box', '-f', '2', '-l', '2', '#')
    const left = (kind: string) => Number(new RegExp(`${kind}Box: +(\\S+)`).exec(boxes)?.[1])
    expect(left('Trim') - left('Bleed')).toBeCloseTo((4 * 72) / 25.4, 1)
  })
})

judged(
  ['qpdf'],
  'marks and the slug line are in the colour of all plates, but for the bar that shows the inks',
  () => {
    const text = plain(wished)
    expect(text).toMatch(/\/Separation\s+\/All\s+\/DeviceCMYK/)
    const marks = [...text.matchAll(/\nstream\n([\s\S]*?)\nendstream/g)]
      .map(([, content = '']) => content)
      .filter((content) => content.includes('/BanxinAll'))
    expect(marks.length).toBeGreaterThan(0)
    for (const content of marks) {
      // What is drawn, by what it is drawn with: lines, the slug, nine fields.
      let colour = { fill: '', stroke: '' }
      const saved: (typeof colour)[] = []
      const drawn = new Map<string, number>()
      for (const { operator, operands } of readContent(Buffer.from(content, 'latin1'))) {
        const [first] = operands
        const name = first?.type === 'name' ? first.value : ''
        if (operator === 'q') saved.push(colour)
        else if (operator === 'Q') colour = saved.pop() ?? { fill: '', stroke: '' }
        else if (operator === 'cs') colour = { ...colour, fill: name }
        else if (operator === 'CS') colour = { ...colour, stroke: name }
        else if (operator === 'k') colour = { ...colour, fill: 'inks' }
        else if (operator === 'S') drawn.set(`S ${colour.stroke}`, (drawn.get(`S ${colour.stroke}`) ?? 0) + 1)
        else if (/^(?:f\*?|Do)$/.test(operator))
          drawn.set(`f ${colour.fill}`, (drawn.get(`f ${colour.fill}`) ?? 0) + 1)
      }
      expect([...drawn.keys()].sort()).toEqual(['S BanxinAll', 'f BanxinAll', 'f inks'])
      expect(drawn.get('f inks')).toBe(9)
    }
  },
)

judged(['qpdf'], 'the screen file says that it is PDF/UA-1, and shows its title', () => {
  const text = plain(screen)
  expect(text).toMatch(/<pdfuaid:part>1</)
  expect(text).toMatch(/\/DisplayDocTitle true/)
  expect(text).not.toContain('GTS_PDFX')
})

test('the press file has none of what only screens read', () => {
  const text = Buffer.from(wished).toString('latin1')
  for (const key of ['/StructTreeRoot', '/Annots', '/Outlines', '/Names', '/AcroForm'])
    expect(text.includes(`${key} `), key).toBe(false)
})
