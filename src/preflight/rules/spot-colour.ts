import { spacesIn } from '../../pdf/colour-space.ts'
import type { PreflightRule } from '../rule.ts'
import { spaceUses } from '../select.ts'

/** No spot colours but those that are ordered by name, and no more others than the job has. */
export const spotColour: PreflightRule = {
  id: 'spot-colour',
  condition: 'C6',
  authority: 'GWG 2022, R0020',
  *check(reading, limits) {
    const spots = new Map<string, Set<number>>()
    for (const { page, space } of spaceUses(reading))
      for (const inner of spacesIn(space))
        for (const ink of 'inks' in inner ? inner.inks : [])
          if (!process.has(ink) && !limits.spots.includes(ink))
            spots.set(ink, (spots.get(ink) ?? new Set()).add(page))
    if (spots.size <= limits.spotColours) return
    for (const [ink, pages] of spots)
      for (const page of pages) yield { page, values: { ink, expected: limits.spotColours } }
  },
}

/** Plates that are there anyway. */
const process = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'All', 'None'])
