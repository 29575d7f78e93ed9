// Neither package has types; only what we use of them. https://citation.js.org/api/
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      /** @throws Error whose message tells line and column */
      chain: (
        data: string,
        options: { forceType: string; target: string; generateGraph: boolean },
      ) => { type: string; label: string; properties: Record<string, string | number> }[]
    }
  }
}

declare module '@citation-js/plugin-bibtex' {}

declare module '@citation-js/plugin-bibtex/lib/input/value.js' {
  type Name = { family?: string; given?: string; prefix?: string; suffix?: string }
  /**
   * The text of a value, its TeX decoded; of `author` and the like, names.
   *
   * @throws Error where braces do not match
   */
  export function parse(value: string, field: 'author'): Name[]
  export function parse(value: string, field: 'journaltitle'): string
}
