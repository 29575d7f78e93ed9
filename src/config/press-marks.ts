import { z } from 'zod'

const mark = (description: string, zh: string) =>
  z.boolean().default(true).register(z.globalRegistry, { description, zh })

const each = z.strictObject({
  crop: mark('Crop marks at the corners.', '裁切线（角线）。'),
  centre: mark('Centre marks: a cross in the middle of each side.', '中线：四边正中的十字。'),
  registration: mark(
    'Registration marks: a circle with a cross in the middle of each side.',
    '套准标记：四边正中带圈的十字。',
  ),
  fold: mark(
    'Dashed fold marks where the sheet is folded: at the spine and the flaps of the cover. Single pages are not folded.',
    '折线：封面书脊、勒口处的虚线。单页不折，没有折线。',
  ),
  bar: mark('A colour bar of all inks.', '色标（各色版的色块）。'),
  slug: mark(
    'A slug line: page, title, standard, printing condition, date, size.',
    '版外文字：页次、书名、标准、印刷条件、日期、尺寸。',
  ),
})

/** Marks around the pages of press files: `true` is all of them, `false` none. */
export const pressMarks = z
  .union([z.boolean(), each])
  .transform((marks) => (typeof marks === 'boolean' ? all(marks) : marks))

/** Which marks stand around a page of a press file. */
export type PressMarks = z.output<typeof each>

function all(wanted: boolean): PressMarks {
  return {
    crop: wanted,
    centre: wanted,
    registration: wanted,
    fold: wanted,
    bar: wanted,
    slug: wanted,
  }
}
