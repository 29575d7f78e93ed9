import type { PDFStream } from '@cantoo/pdf-lib'
import { horizontalScale, type Matrix, verticalScale } from '../pdf/geometry.ts'
import type { Image } from './image.ts'
import { inksIn, inkTotal } from './inks.ts'
import type { Limits } from './limits.ts'
import { type Pixels, readPixels } from './read-pixels.ts'

/** How much ink a picture takes; nothing for colours that a profile has yet to turn into ink. */
export type ImageInk = {
  /** Of the heaviest square of `inkPatch` points; 1 is 100 %. */
  average?: number
  /** Of the pixels above `inkTotal`, from 0 to 1. */
  share?: number
  /** Why it cannot be told. */
  problem?: string
}

const known = new WeakMap<PDFStream, ImageInk>()

/** Measured once a picture, at the size where it stands first. */
export async function imageInk(image: Image, matrix: Matrix, limits: Limits): Promise<ImageInk> {
  const earlier = known.get(image.stream)
  if (earlier) return earlier
  const ink = await measure(image, matrix, limits)
  known.set(image.stream, ink)
  return ink
}

async function measure(image: Image, matrix: Matrix, limits: Limits): Promise<ImageInk> {
  // One ink, or none that is known yet: no sum to make.
  if (
    image.space &&
    inksIn(
      image.space,
      Array.from({ length: image.space.components }, () => 0),
    ) === undefined
  )
    return {}
  if (image.space && image.space.components === 1 && image.space.type !== 'Indexed') return {}
  const pixels = await readPixels(image)
  if ('problem' in pixels) return pixels
  if (pixels.space.components < 4 && pixels.space.type !== 'Indexed' && pixels.space.type !== 'DeviceN')
    return {}
  const totals = inkTotals(pixels)
  const heavy = totals.reduce((sum, total) => sum + (total > limits.inkTotal + 0.01 ? 1 : 0), 0)
  const patchWidth = Math.round((limits.inkPatch / horizontalScale(matrix)) * pixels.width)
  const patchHeight = Math.round((limits.inkPatch / verticalScale(matrix)) * pixels.height)
  const average = heaviestPatch(totals, pixels, patchWidth, patchHeight)
  return { average, share: heavy / Math.max(1, totals.length) }
}

function inkTotals({ samples, space, width, height }: Pixels): Float32Array {
  const totals = new Float32Array(width * height)
  const { components } = space
  if (space.type === 'DeviceCMYK') {
    for (let pixel = 0; pixel < totals.length; pixel++) {
      const at = pixel * 4
      totals[pixel] =
        ((samples[at] ?? 0) + (samples[at + 1] ?? 0) + (samples[at + 2] ?? 0) + (samples[at + 3] ?? 0)) / 255
    }
    return totals
  }
  const sums = new Map<number, number>()
  for (let pixel = 0; pixel < totals.length; pixel++) {
    const values = samples.subarray(pixel * components, (pixel + 1) * components)
    const key = values.reduce((sum, value) => sum * 256 + value, 0)
    let sum = components <= 4 ? sums.get(key) : undefined
    if (sum === undefined) {
      const colour = space.type === 'Indexed' ? [...values] : Array.from(values, (value) => value / 255)
      sum = inkTotal(inksIn(space, colour) ?? new Map())
      if (components <= 4) sums.set(key, sum)
    }
    totals[pixel] = sum
  }
  return totals
}

/** Averages of all patches that fit, in half steps; of the whole picture where it is smaller than one. */
function heaviestPatch(
  totals: Float32Array,
  { width, height }: Pixels,
  patchWidth: number,
  patchHeight: number,
): number {
  const across = Math.max(1, Math.min(width, patchWidth))
  const down = Math.max(1, Math.min(height, patchHeight))
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += totals[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = row + (sums[y * (width + 1) + x + 1] ?? 0)
    }
  }
  const sumAt = (x: number, y: number) => sums[y * (width + 1) + x] ?? 0
  let heaviest = 0
  for (const top of starts(height, down))
    for (const left of starts(width, across)) {
      const sum =
        sumAt(left + across, top + down) -
        sumAt(left, top + down) -
        sumAt(left + across, top) +
        sumAt(left, top)
      heaviest = Math.max(heaviest, sum / (across * down))
    }
  // A small picture fills only part of the square; the paper around it takes no ink.
  const share = Math.min(1, width / Math.max(1, patchWidth)) * Math.min(1, height / Math.max(1, patchHeight))
  return heaviest * share
}

function starts(length: number, patch: number): number[] {
  const last = length - patch
  const step = Math.max(1, Math.floor(patch / 2))
  return [...Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step), last]
}
