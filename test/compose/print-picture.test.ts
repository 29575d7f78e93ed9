import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { isJpegInInks, showPrintPicture } from '../../src/compose/print-picture.ts'

const plain = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#c04020' } })
const upright = (picture: Sharp) => picture.withExif({}).toBuffer()

describe('pictures that only print shops use', () => {
  test('TIFF is shown without loss, black and white as bits', async () => {
    const shown = await showPrintPicture(await plain().tiff({ compression: 'lzw' }).toBuffer())
    expect(shown).toMatchObject({ type: 'png', width: 40, height: 30, inks: undefined })
    const bytes = typeof shown === 'object' ? shown.bytes : new Uint8Array()
    expect([...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([0xc0, 0x40, 0x20])
    const bits = await plain().threshold(128).toColourspace('b-w').tiff({ bitdepth: 1 }).toBuffer()
    const scan = await showPrintPicture(bits)
    // PNG, 11.2.2: bits of a pixel.
    expect(typeof scan === 'object' ? scan.bytes[24] : undefined).toBe(1)
  })

  test('what is in inks is shown by a JPEG, and kept', async () => {
    for (const format of ['jpeg', 'tiff'] as const) {
      const inks = await plain().toColourspace('cmyk')[format]({ quality: 90 }).toBuffer()
      const shown = await showPrintPicture(inks)
      expect(shown).toMatchObject({ type: 'jpg', width: 40, height: 30, inks })
    }
  })

  test('lies on its side no more', async () => {
    const turned = await plain().toColourspace('cmyk').withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await showPrintPicture(turned)).toMatchObject({ width: 30, height: 40 })
  })

  test('damaged, or many in one file', async () => {
    const tiff = await plain().tiff({ compression: 'none' }).toBuffer()
    expect(await showPrintPicture(tiff.subarray(0, 40))).toBeUndefined()
    expect(await showPrintPicture(Buffer.from('II*\0'))).toBeUndefined()
    const pages = await sharp([await upright(plain().png()), await upright(plain().png())], {
      join: { animated: true },
    })
      .tiff()
      .toBuffer()
    expect(await showPrintPicture(pages)).toBe(2)
  })
})

test('a JPEG in inks is told from one of the screen', async () => {
  expect(isJpegInInks(await plain().toColourspace('cmyk').jpeg().toBuffer())).toBe(true)
  expect(isJpegInInks(await plain().jpeg({ progressive: true }).toBuffer())).toBe(false)
  expect(isJpegInInks(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
  expect(isJpegInInks(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe(false)
})
