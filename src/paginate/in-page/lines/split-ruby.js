/**
 * Give every character with an annotation of its own a `<ruby>` of its own, so that a line may end between two of them.
 *
 *     <ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby> → <ruby>汉<rt>hàn</rt></ruby><ruby>字<rt>zì</rt></ruby>
 *
 * @param {Element} section
 */
export function splitRuby(section) {
  for (const ruby of section.querySelectorAll('ruby')) {
    const names = [...ruby.children].map((child) => child.tagName)
    if (names.length < 2 || names.some((name) => name !== 'RT')) continue
    let last = ruby
    /** @type {ChildNode[]} */
    let part = []
    const [first, ...rest] = [...ruby.childNodes].reduce(
      (parts, node) => {
        part.push(node)
        if (node instanceof Element) {
          parts.push(part)
          part = []
        }
        return parts
      },
      /** @type {ChildNode[][]} */ ([]),
    )
    if (!first) continue
    for (const nodes of rest) {
      const copy = /** @type {Element} */ (ruby.cloneNode(false))
      copy.removeAttribute('id')
      copy.append(...nodes)
      last.after(copy)
      last = copy
    }
    // What follows the last annotation has none.
    last.append(...part)
  }
}
