import { readFileSync } from 'node:fs'
import { makePress } from '../../src/press/make-press.ts'
import { noMarks } from '../../src/press/marks.ts'

const profile = readFileSync(new URL('../../assets/icc/FOGRA39L_coated.icc', import.meta.url))

/** A file for the press as plain as can be: four inks, no bleed, no marks. */
export function pressPlainly(pdf: Uint8Array): Promise<Uint8Array> {
  return makePress(pdf, {
    standard: 'PDF/X-4',
    title: 'plain',
    date: new Date(0),
    profile,
    condition: 'FOGRA39',
    isRegistered: true,
    conditionInfo: 'FOGRA39',
    bleed: 0,
    marks: noMarks,
    edition: 'cmyk',
    inkLimit: 3,
    greys: new Map(),
    jpegQuality: 92,
    tell: () => undefined,
  })
}
