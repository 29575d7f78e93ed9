import type { BuiltInName, FontSource } from './font-source.ts'

/** One `@font-face` family in one weight, as the style sheets use it. */
export type Face = {
  family: string
  weight: 400 | 700
  metrics: keyof typeof metrics
  /** The first that has a character shows it. */
  sources: FacePart[]
  /** Characters that it has even where the text has none of them. */
  always?: string
  /** Letters with marks of which Unicode has no one character stand in fonts like it; left out where its own have them. */
  accents?: 'serif' | 'sans'
  /** Write the metrics into the file too: for emphasis marks Chromium (147) forgets those of the style sheet. */
  metricsInFile?: true
}

export type FacePart = {
  /** One of ours, or the author's for `song`, `hei`, `kai`, `fang` or `mono`. */
  source: BuiltInName | { own: OwnName }
  /** The only characters that it may show here, as code points from–to; all where left out. */
  only?: readonly (readonly [first: number, last: number])[]
}

export type OwnName = 'song' | 'hei' | 'kai' | 'fang' | 'mono'

/**
 * Ascent and descent in percent of the size, instead of the font's own: fonts of different height would widen lines.
 *
 * `marks` and `ruby` leave room for emphasis dots and ruby in the white between lines. `dot` puts the dot, of half the
 * size, so low that it is clear of the characters. With `line-height: 0` on what is emphasised, lines of 1.6 times the
 * size and more keep their height (measured from 10 to 24 pixels).
 */
export const metrics = {
  text: { ascent: 88, descent: 12 },
  marks: { ascent: 76, descent: 0 },
  dot: { ascent: 80, descent: 0 },
  ruby: { ascent: 70, descent: 0 },
} as const

/**
 * All families but `Symbols`. The author's font comes first, ours shows what it lacks.
 *
 * Kai takes its punctuation from Song: the font has none that can be set half-width, and quotes a third of an em wide.
 * FangSong is the author's; there is no free one that prints, so Kai stands in for it. `KaiLatin` and `FangLatin` have
 * the marks of Latin text, which go
 * with the letters: src/paginate/in-page/latin-marks.js names them.
 * `Dot` is the interpunct one em wide, `Emph` the emphasis dot: in Song the one is narrow, the other hardly to be seen.
 */
export const faces: readonly Face[] = [
  {
    family: 'Song',
    weight: 400,
    metrics: 'text',
    accents: 'serif',
    sources: [{ source: { own: 'song' } }, { source: 'song-400' }],
  },
  {
    family: 'Song',
    weight: 700,
    metrics: 'text',
    accents: 'serif',
    sources: [{ source: { own: 'song' } }, { source: 'song-700' }],
  },
  {
    family: 'Hei',
    weight: 400,
    metrics: 'text',
    accents: 'sans',
    sources: [{ source: { own: 'hei' } }, { source: 'hei-400' }],
  },
  {
    family: 'Hei',
    weight: 700,
    metrics: 'text',
    accents: 'sans',
    sources: [{ source: { own: 'hei' } }, { source: 'hei-700' }],
  },
  {
    family: 'Kai',
    weight: 400,
    metrics: 'text',
    accents: 'serif',
    sources: [{ source: { own: 'kai' } }, { source: 'song-400', only: hanPunctuation() }, { source: 'kai' }],
  },
  {
    family: 'Fang',
    weight: 400,
    metrics: 'text',
    accents: 'serif',
    sources: [
      { source: { own: 'fang' } },
      { source: { own: 'kai' } },
      { source: 'song-400', only: hanPunctuation() },
      { source: 'kai' },
    ],
  },
  {
    family: 'KaiLatin',
    weight: 400,
    metrics: 'text',
    sources: [
      { source: { own: 'kai' }, only: latinMarks() },
      { source: 'kai', only: latinMarks() },
    ],
  },
  {
    family: 'FangLatin',
    weight: 400,
    metrics: 'text',
    sources: [
      { source: { own: 'fang' }, only: latinMarks() },
      { source: { own: 'kai' }, only: latinMarks() },
      { source: 'kai', only: latinMarks() },
    ],
  },
  {
    family: 'Mono',
    weight: 400,
    metrics: 'text',
    sources: [{ source: { own: 'mono' } }, { source: 'mono-400' }],
  },
  {
    family: 'Mono',
    weight: 700,
    metrics: 'text',
    sources: [{ source: { own: 'mono' } }, { source: 'mono-700' }],
  },
  { family: 'Dot', weight: 400, metrics: 'text', sources: [{ source: 'hei-400', only: [[0xb7, 0xb7]] }] },
  {
    family: 'SongM',
    weight: 400,
    metrics: 'marks',
    accents: 'serif',
    sources: [{ source: { own: 'song' } }, { source: 'song-400' }],
  },
  {
    family: 'SongM',
    weight: 700,
    metrics: 'marks',
    accents: 'serif',
    sources: [{ source: { own: 'song' } }, { source: 'song-700' }],
  },
  {
    family: 'Emph',
    weight: 400,
    metrics: 'dot',
    sources: [{ source: 'hei-700', only: [[0x2022, 0x2022]] }],
    always: '•',
    metricsInFile: true,
  },
  {
    family: 'Pinyin',
    weight: 400,
    metrics: 'ruby',
    accents: 'sans',
    sources: [{ source: { own: 'hei' } }, { source: 'hei-400' }],
  },
]

/** Families that text is set in: what one of them lacks must be in `Symbols`. Code has Hei behind it. */
export const textFamilies: readonly string[] = ['Song', 'Hei', 'Kai']

/** Where letters with marks are looked for, in this order. */
export const accentSources: Record<'serif' | 'sans', readonly BuiltInName[]> = {
  serif: ['dejavu-serif', 'dejavu', 'math', 'symbols'],
  sans: ['dejavu', 'math', 'symbols', 'dejavu-serif'],
}

/** Where `Symbols` looks, in this order. */
export const symbolSources: readonly BuiltInName[] = [
  'song-400',
  'hei-400',
  'song-400-sc',
  'dejavu',
  'symbols',
  'symbols-2',
  'math',
  'emoji',
  'kai',
]

/** May this part of a face show the character? */
export function shows({ only }: FacePart, source: FontSource, codePoint: number): boolean {
  const allowed = !only || only.some((range) => codePoint >= range[0] && codePoint <= range[1])
  return allowed && source.coverage.has(codePoint)
}

/** What both Han and Latin text have, but for the interpunct: quotation marks, dashes, the ellipsis. */
function latinMarks() {
  return [
    [0x2013, 0x2014],
    [0x2018, 0x201d],
    [0x2026, 0x2026],
  ] as const
}

function hanPunctuation() {
  return [
    [0x2014, 0x2014],
    [0x2018, 0x201d],
    [0x2026, 0x2026],
    [0x2e3a, 0x2e3a],
    [0x3001, 0x3003],
    [0x3008, 0x3011],
    [0x3014, 0x301f],
    [0xff01, 0xff0f],
    [0xff1a, 0xff20],
    [0xff3b, 0xff40],
    [0xff5b, 0xff65],
  ] as const
}
