import { imageInk } from '../image-ink.ts'
import type { PreflightRule } from '../rule.ts'
import { visibleMarks, within } from '../select.ts'

/** What ink a picture takes can be told. */
export const inkUnknown: PreflightRule = {
  id: 'ink-unknown',
  condition: 'C7',
  authority: 'house',
  async *check(reading, limits) {
    for (const mark of visibleMarks(reading)) {
      const what = within(mark, mark.operator)
      if (mark.type === 'image' && !mark.image.stencil) {
        const { problem } = await imageInk(mark.image, mark.matrix, limits)
        if (problem !== undefined) yield { page: mark.page, values: { what, problem } }
      }
      if (mark.type === 'shading' && mark.shading.samples.length === 0 && mark.shading.problem === undefined)
        yield { page: mark.page, values: { what, problem: `ShadingType ${mark.shading.type}` } }
    }
  },
}
