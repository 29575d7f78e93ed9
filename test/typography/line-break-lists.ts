import type { BookConfig } from '../../src/book.ts'

/** How strictly the heads and ends of lines are kept. */
export type Strictness = BookConfig['lines']['strictness']

/**
 * A class of characters with what W3C asks of it.
 *
 * `never` says at which end of a line none of them stands; `levels` on which levels of strictness that is asked.
 * `mayBegin` names the levels on which CSS lets them begin a line of Chinese, and Banxin does too.
 */
export type BreakList = {
  name: string
  source: string
  never: 'first' | 'last'
  levels: Strictness[]
  mayBegin: Strictness[]
  characters: string[]
}

const all: Strictness[] = ['strict', 'normal', 'loose']

/**
 * The character lists of w3c/i18n-tests, css-text/line-break-property/zh and css-text/line-breaking, with those of Japanese
 * where Chinese has none of its own: which characters they are is a fact of Unicode 10, LineBreak.txt.
 *
 * Of Chinese W3C has five lists, each for three levels: css-text-line-break-zh-{cpm,hyphens,in,iteration,po}; all are here.
 *
 * CSS Text 3, 5.3 says what each level allows. Where GB/T 15834-2011 forbids what `loose` of CSS allows, the list says
 * what GB/T asks: ！？：； begin no line on any level, and no sign is torn from what it stands with.
 */
export const breakLists: BreakList[] = [
  {
    name: 'CL',
    source: 'line-breaking/css-text-line-break-cl',
    never: 'first',
    levels: all,
    mayBegin: [],
    characters:
      codes(`7d f3b f3d 169c 2046 207e 208e 2309 230b 232a 2769 276b 276d 276f 2771 2773 2775 27c6 27e7 27e9 27eb
      27ed 27ef 2984 2986 2988 298a 298c 298e 2990 2992 2994 2996 2998 29d9 29db 29fd 2e23 2e25 2e27 2e29 3001 3002 3009
      300b 300d 300f 3011 3015 3017 3019 301b 301e 301f fd3e fe11 fe12 fe18 fe36 fe38 fe3a fe3c fe3e fe40 fe42 fe44 fe48
      fe50 fe52 fe5a fe5c fe5e ff09 ff0c ff0e ff3d ff5d ff60 ff61 ff63 ff64 1325b 1325c 1325d 13282 13287 13289 1337a
      1337b 145cf`),
  },
  {
    // W3C has no list of its own for these two classes.
    name: 'EX and IS of Chinese',
    source: 'Unicode, LineBreak.txt',
    never: 'first',
    levels: all,
    mayBegin: [],
    characters: codes('21 2c 2e 3a 3b 3f fe10 fe13 fe14 fe15 fe16 fe56 fe57 ff01 ff1f'),
  },
  {
    name: 'OP',
    source: 'line-breaking/css-text-line-break-op',
    never: 'last',
    levels: all,
    mayBegin: all,
    characters:
      codes(`28 5b 7b a1 bf f3a f3c 169b 201a 201e 2045 207d 208d 2308 230a 2329 2768 276a 276c 276e 2770 2772
      2774 27c5 27e6 27e8 27ea 27ec 27ee 2983 2985 2987 2989 298b 298d 298f 2991 2993 2995 2997 29d8 29da 29fc 2e18 2e22
      2e24 2e26 2e28 2e42 3008 300a 300c 300e 3010 3014 3016 3018 301a 301d fd3f fe17 fe35 fe37 fe39 fe3b fe3d fe3f fe41
      fe43 fe47 fe59 fe5b fe5d ff08 ff3b ff5b ff5f ff62 13258 13259 1325a 13286 13288 13379 145ce 1e95e 1e95f`),
  },
  {
    name: 'centred punctuation',
    source: 'line-break-property/zh/css-text-line-break-zh-cpm',
    never: 'first',
    levels: ['strict', 'normal'],
    mayBegin: ['loose'],
    characters: codes('30fb ff65 203c 2047 2048 2049'),
  },
  {
    name: 'centred punctuation of GB/T 15834',
    source: 'line-break-property/zh/css-text-line-break-zh-cpm',
    never: 'first',
    levels: all,
    mayBegin: [],
    characters: codes('ff1a ff1b ff01 ff1f'),
  },
  {
    name: 'hyphens',
    source: 'line-break-property/zh/css-text-line-break-zh-hyphens',
    never: 'first',
    levels: ['strict'],
    mayBegin: ['normal', 'loose'],
    characters: codes('2010 2013 301c 30a0'),
  },
  {
    name: 'IN',
    source: 'line-break-property/zh/css-text-line-break-zh-in',
    never: 'first',
    levels: ['strict', 'normal'],
    mayBegin: ['loose'],
    characters: codes('2024 2025 2026 22ef fe19 10af6'),
  },
  {
    name: 'iteration marks',
    source: 'line-break-property/zh/css-text-line-break-zh-iteration',
    never: 'first',
    levels: ['strict', 'normal'],
    mayBegin: ['loose'],
    characters: codes('3005 303b 309d 309e 30fd 30fe'),
  },
  {
    name: 'PO',
    source: 'line-break-property/zh/css-text-line-break-zh-po',
    never: 'first',
    levels: ['strict', 'normal'],
    mayBegin: ['loose'],
    characters: codes('b0 2030 2032 2033 2035 2103 2109 fe6a ff05 ffe0'),
  },
  {
    name: 'PR',
    source: 'line-break-property/ja/css-text-line-break-ja-pr',
    never: 'last',
    levels: all,
    mayBegin: all,
    characters: codes('b1 20ac 2116 fe69 ff04 ffe1 ffe5 ffe6'),
  },
  {
    name: 'CJ',
    source: 'line-break-property/ja/css-text-line-break-ja-cj',
    never: 'first',
    levels: ['strict'],
    mayBegin: ['normal', 'loose'],
    characters:
      codes(`3041 3043 3045 3047 3049 3063 3083 3085 3087 308e 3095 3096 30a1 30a3 30a5 30a7 30a9 30c3 30e3 30e5
      30e7 30ee 30f5 30f6 30fc 31f0 31f1 31f2 31f3 31f4 31f5 31f6 31f7 31f8 31f9 31fa 31fb 31fc 31fd 31fe 31ff ff67 ff68
      ff69 ff6a ff6b ff6c ff6d ff6e ff6f ff70`),
  },
  {
    name: 'NS',
    source: 'line-breaking/css-text-line-break-ns',
    never: 'first',
    levels: ['strict', 'normal'],
    mayBegin: [],
    characters:
      codes(`17d6 203c 203d 2047 2048 2049 3005 303b 303c 309b 309c 309d 309e 30fb 30fd 30fe a015 fe54 fe55 ff1a
      ff1b ff65 ff9e ff9f 16fe0 16fe1 1f679 1f67a 1f67b`),
  },
  {
    name: 'clreq, line start',
    source:
      'W3C clreq 3.1.4 and GB/T 15834-2011, 5.1: stops, closing marks, connectors, interpunct, solidus, dash',
    never: 'first',
    levels: ['strict'],
    mayBegin: [],
    characters: [...'。，、；：！？”’）》〉」』】〗〕］｝·・／～－–—…％‰℃①⑳㉑'],
  },
  {
    name: 'clreq, line end',
    source: 'W3C clreq 3.1.4',
    never: 'last',
    levels: all,
    mayBegin: all,
    characters: [...'“‘（《〈「『【〖〔［｛'],
  },
]

/** Hexadecimal code points, separated by white. */
function codes(list: string): string[] {
  return list.split(/\s+/).map((code) => String.fromCodePoint(Number.parseInt(code, 16)))
}
