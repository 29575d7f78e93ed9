/**
 * Remember what was made of the last colours, three numbers each, a few thousand of them: the next one of a page is mostly
 * one of these, while a gradient has tens of thousands that never come again.
 */
export function colourMemory<Made>(make: (red: number, green: number, blue: number) => Made) {
  const colours = new Float64Array(3 * PLACES).fill(Number.NaN)
  const made: (Made | undefined)[] = Array.from({ length: PLACES })
  return (red: number, green: number, blue: number): Made => {
    const place = placeOf(red, green, blue)
    const known = made[place]
    if (
      known !== undefined &&
      colours[3 * place] === red &&
      colours[3 * place + 1] === green &&
      colours[3 * place + 2] === blue
    )
      return known
    const next = make(red, green, blue)
    colours.set([red, green, blue], 3 * place)
    made[place] = next
    return next
  }
}

const BITS = 12
const PLACES = 1 << BITS

/** Colours of one place push each other out. By multiplication with the golden section, of 32 bits the highest. */
function placeOf(red: number, green: number, blue: number): number {
  const mixed = Math.imul(red * 65535, 31) + Math.imul(green * 65535, 1009) + Math.imul(blue * 65535, 65599)
  return Math.imul(mixed, 0x9e3779b1) >>> (32 - BITS)
}
