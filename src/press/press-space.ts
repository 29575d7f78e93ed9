import type { Ink } from './inks.ts'

/** What becomes of a colour space on the way to the press; colours are as content streams have them. */
export type PressSpace = {
  /** As the format calls it: `DeviceRGB`. */
  name: string
  components: number
  /** The colour that it begins with. */
  initial: readonly number[]
  /**
   * `convert`: its colours become inks; `numbers`: they are inks already; `keep`: it has plates of its own; `pattern`: it
   * has none.
   */
  how: 'convert' | 'numbers' | 'keep' | 'pattern'
  inkOf: (parts: readonly number[]) => Ink
  /** Of a pattern without colours: the space that it is painted in. */
  under?: PressSpace
}
