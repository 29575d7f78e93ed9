import { describe, expect, test } from 'vitest'
import type { Inks } from '../../src/press/inks.ts'
import { PressError } from '../../src/press/press-error.ts'
import { rewriteContent } from '../../src/press/rewrite-content.ts'

/** Red is ink `.1 .2 .3 .4`; what has no colour is black. */
const inks: Inks = {
  of: (red, green, blue) => (red === green && green === blue ? [0, 0, 0, 1 - red] : [0.1, 0.2, 0.3, 0.4]),
  ofPixels: () => new Uint8Array(),
  tintOf: (red, green, blue) => (red === 0 && green === 0 && blue === 1 ? 0.5 : undefined),
  tintBetween: () => undefined,
  close: () => undefined,
}

const page = { left: 0, bottom: 0, right: 500, top: 500 }

function rewrite(content: string, fold = true): string {
  const bytes = Buffer.from(content, 'latin1')
  return Buffer.from(rewriteContent(bytes, inks, fold ? page : undefined)).toString('latin1')
}

describe('colours', () => {
  test('every operator that sets one', () => {
    expect(rewrite('1 0 0 rg 0 0 0 RG\n.5 g 0 0 m 1 G')).toBe(
      '.1 .2 .3 .4 k 0 0 0 1 K /BanxinLine gs\n0 0 0 .5 k 0 0 m 0 0 0 0 K /BanxinNone gs',
    )
    expect(rewrite('/DeviceRGB cs 1 0 0 sc /DeviceRGB CS 0 0 0 SCN')).toBe(
      '0 0 0 1 k .1 .2 .3 .4 k 0 0 0 1 K /BanxinLine gs 0 0 0 1 K',
    )
  })

  test('what is printed with the spot colour', () => {
    expect(rewrite('0 0 1 rg 0 0 1 RG /DeviceRGB cs 0 0 1 sc 0 g')).toBe(
      '/BanxinSpot cs .5 scn /BanxinSpot CS .5 SCN 0 0 0 1 k /BanxinSpot cs .5 scn 0 0 0 1 k',
    )
    expect(rewrite('BT 0 g (a) Tj 0 0 1 rg (b) Tj ET')).toBe(
      'BT /BanxinFill gs 0 0 0 1 k (a) Tj /BanxinSpot cs .5 scn /BanxinNone gs (b) Tj ET',
    )
  })

  test('patterns stay, and what is no colour is copied byte by byte', () => {
    const content = '/Pattern cs /P4 scn 0 0 5 5 re f (1 0 0 rg \\) x) Tj % 1 0 0 rg\n<</A (rg)>> gs'
    expect(rewrite(content)).toBe(content)
  })

  test.each(['/CS0 cs .5 scn', '/Lab cs 1 2 3 sc', 'BI /W 1 /H 1 ID x EI'])('%s is refused', (content) => {
    expect(() => rewrite(content)).toThrow(PressError)
  })
})

describe('text that is nearly black', () => {
  const dark: Inks = {
    ...inks,
    of: (red) => (red === 0.1 ? [0.7, 0.6, 0.6, 0.9] : [0, 0, 0, 1 - red]),
    blackened: new Set(),
  }
  const text = (content: string) =>
    Buffer.from(rewriteContent(Buffer.from(content), dark, page)).toString('latin1')

  test('is black alone, and what is filled beside it keeps its four inks', () => {
    expect(text('.1 .09 .08 rg 0 0 9 9 re f BT (a) Tj ET 1 1 2 2 re f')).toBe(
      '.7 .6 .6 .9 k 0 0 9 9 re f BT 0 0 0 1 k /BanxinFill gs (a) Tj ET .7 .6 .6 .9 k /BanxinNone gs 1 1 2 2 re f',
    )
    expect(text('BT .1 .09 .08 rg (a) Tj 1 g (b) Tj ET')).toBe(
      'BT /BanxinFill gs 0 0 0 1 k (a) Tj 0 0 0 0 k /BanxinNone gs (b) Tj ET',
    )
    expect([...(dark.blackened ?? [])]).toEqual(['#1a1714'])
  })
})

describe('overprint', () => {
  test('black text overprints, and nothing else', () => {
    expect(rewrite('0 0 0 rg BT (a) Tj ET 0 0 1 1 re f')).toBe(
      '0 0 0 1 k BT /BanxinFill gs (a) Tj ET /BanxinNone gs 0 0 1 1 re f',
    )
    expect(rewrite('1 1 1 rg BT (a) Tj ET')).toBe('0 0 0 0 k BT (a) Tj ET')
  })

  test('where the colour changes inside of a text', () => {
    expect(rewrite('1 0 0 rg BT 0 g (a) Tj 1 0 0 rg (b) Tj ET')).toBe(
      '.1 .2 .3 .4 k BT 0 0 0 1 k /BanxinFill gs (a) Tj .1 .2 .3 .4 k /BanxinNone gs (b) Tj ET',
    )
  })

  test('black lines do, also beside black text, until Q', () => {
    expect(rewrite('q 0 0 0 RG 0 0 m 9 9 l S BT ET Q BT ET')).toBe(
      'q 0 0 0 1 K /BanxinLine gs 0 0 m 9 9 l S BT /BanxinBoth gs ET /BanxinLine gs Q BT /BanxinFill gs ET /BanxinNone gs',
    )
  })

  test('what Q brings back counts', () => {
    expect(rewrite('q 1 0 0 rg Q BT ET')).toBe('q .1 .2 .3 .4 k Q BT /BanxinFill gs ET /BanxinNone gs')
  })
})

describe('places', () => {
  test('counted from the beginning of the document, they are counted from that of the page', () => {
    expect(
      rewrite(
        'q 1 0 0 1 0 -5000 cm 10 5020 m 30 5040 l 1 5 2 5006 3 5007 c 0 5000 7 7 re /X1 Do Q 1 2 m',
        true,
      ),
    ).toBe(
      'q 1 0 0 1 0 0 cm 10 20 m 30 40 l 1 -4995 2 6 3 7 c 0 0 7 7 re q 1 0 0 1 0 -5000 cm /X1 Do Q Q 1 2 m',
    )
  })

  test('of text: by its matrix, or by its first move', () => {
    expect(
      rewrite('1 0 0 rg 2 0 0 2 0 -9000 cm BT 1 0 0 -1 5 4510 Tm 3 0 Td ET BT 6 4520 Td 7 7 Td ET'),
    ).toBe('.1 .2 .3 .4 k 2 0 0 2 0 0 cm BT 1 0 0 -1 5 10 Tm 3 0 Td ET BT 6 20 Td 7 7 Td ET')
  })

  test('inside of another matrix, too', () => {
    expect(rewrite('q 1 0 0 1 0 -2000 cm q 2 0 0 2 4 2010 cm 1 1 m Q Q')).toBe(
      'q 1 0 0 1 0 0 cm q 2 0 0 2 4 10 cm 1 1 m Q Q',
    )
  })

  test('a drawing on the page counts from its own corner, however small its units are', () => {
    const content = 'q .24 0 0 -.24 0 480 cm q .04 0 0 .04 900 1900 cm 7 8 m Q Q'
    expect(rewrite(content)).toBe(content)
  })

  test('not where a soft mask hangs on them', () => {
    const content = 'q 1 0 0 1 0 -5000 cm 10 5020 m Q'
    expect(rewrite(content, false)).toBe(content)
  })
})
