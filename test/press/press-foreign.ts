import type { Message } from '../../src/message.ts'
import { type ForeignWishes, makeForeignPress } from '../../src/press/foreign/make-foreign-press.ts'
import { mm, noMarks } from '../../src/press/marks.ts'
import { fogra } from './foreign-pdf.ts'

/** The press file of a PDF of others, and what was said. */
export async function pressForeign(
  pdf: Uint8Array,
  wishes: Partial<ForeignWishes> = {},
): Promise<{ made: Uint8Array | undefined; messages: Message[] }> {
  const messages: Message[] = []
  const made = await makeForeignPress(pdf, {
    standard: 'PDF/X-4',
    title: 'foreign',
    date: new Date(0),
    profile: fogra,
    condition: 'FOGRA39',
    isRegistered: true,
    conditionInfo: 'FOGRA39',
    bleed: 3 * mm,
    marks: noMarks,
    inkLimit: 3,
    jpegQuality: 92,
    report: (message) => messages.push(message),
    ...wishes,
  })
  return { made, messages }
}
