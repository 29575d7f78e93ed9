/** The part of the library that we use; it brings no types. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    /** Left out with `keepAllGlyphs`. */
    text: string | undefined,
    options: {
      targetFormat: 'truetype' | 'woff2'
      noHinting?: boolean
      keepAllGlyphs?: boolean
      /** Leave out glyphs that only OpenType features lead to. */
      noLayoutClosure?: boolean
      dropTables?: string[]
    },
  ): Promise<Buffer>
}
