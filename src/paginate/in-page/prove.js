import { blockOf, inkOf, sourceOf } from './blocks.js'

/** @typedef {import('./fit.js').Finding} Finding */

/**
 * What a section must show, taken down before any page is made.
 *
 * @typedef {{ texts: string[], sources: string[], things: { name: string, src: string }[] }} Inventory
 */

const thingNames = 'img, svg, hr, tr, li, .task-box, .note, .note-call, .note-number'

/**
 * Number every block with text (`data-leaf`) and every thing (`data-thing`) of a section, and write down what they hold.
 *
 * @param {Element} section
 * @returns {Inventory}
 */
export function takeInventory(section) {
  /** @type {Inventory} */
  const inventory = { texts: [], sources: [], things: [] }
  forEachText(section, (text, ink) => {
    if (isNumber(text)) return
    const block = blockOf(text)
    let index = Number(block.getAttribute('data-leaf') ?? -1)
    if (index < 0) {
      index = inventory.texts.push('') - 1
      inventory.sources.push(sourceOf(block))
      block.setAttribute('data-leaf', String(index))
    }
    inventory.texts[index] += ink
  })
  for (const thing of section.querySelectorAll(thingNames)) {
    if (thing.parentElement?.closest('svg')) continue
    thing.setAttribute('data-thing', String(inventory.things.length))
    inventory.things.push({ name: thing.tagName.toLowerCase(), src: sourceOf(thing) })
  }
  return inventory
}

/**
 * Compare finished pages with the inventory: each text and thing once, in the type area, visible, not clipped.
 *
 * @param {Element[]} pages `.pagedjs_page` elements in order, in the document
 * @param {Inventory} inventory
 * @returns {{ lost: Finding[], outside: { page: number, by: number, finding: Finding }[] }} `page` counts from 0; `by`
 * is how many pixels of it stand below the type area, 0 where it is the sides
 */
export function provePages(pages, inventory) {
  /** @type {string[]} */
  const texts = inventory.texts.map(() => '')
  /** @type {number[]} */
  const things = inventory.things.map(() => 0)
  /** @type {number[]} */
  const lastPage = inventory.texts.map(() => -1)
  /** @type {Finding[]} */
  const lost = []
  /** @type {{ page: number, by: number, finding: Finding }[]} */
  const outside = []
  /** @type {Map<string, { page: number, by: number, finding: Finding }>} */
  const blocks = new Map()
  const range = document.createRange()

  for (const [index, page] of pages.entries()) {
    const area = page.querySelector('.pagedjs_page_content')?.getBoundingClientRect()
    if (!area) throw new Error('a page without type area')
    /** @type {Set<Element>} */
    const seen = new Set()
    forEachText(page, (text, ink) => {
      const block = blockOf(text)
      if (!isNumber(text) && !block.closest('[data-repeated]')) {
        const leaf = Number(block.getAttribute('data-leaf') ?? -1)
        if (leaf < 0)
          lost.push({ ruleId: 'text-added', src: sourceOf(text), values: { text: ink, page: index + 1 } })
        else {
          texts[leaf] += ink
          lastPage[leaf] = index
        }
      }
      if (!seen.has(block)) {
        seen.add(block)
        if (!block.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          lost.push({
            ruleId: 'text-hidden',
            src: sourceOf(text),
            values: { text: ink.slice(0, 20), page: index + 1 },
          })
      }
      range.selectNodeContents(text)
      let boxes = 0
      for (const rect of range.getClientRects()) {
        if (rect.width <= 0 || rect.height <= 0) continue
        boxes++
        note(text, rect, ink)
      }
      if (boxes === 0)
        lost.push({
          ruleId: 'text-hidden',
          src: sourceOf(text),
          values: { text: ink.slice(0, 20), page: index + 1 },
        })
    })
    for (const thing of page.querySelectorAll('[data-thing]')) {
      if (thing.closest('[data-repeated]')) continue
      const number = Number(thing.getAttribute('data-thing'))
      const continued = thing.hasAttribute('data-split-from')
      if (!continued) things[number] = (things[number] ?? 0) + 1
      const broken = thing instanceof HTMLImageElement && !(thing.complete && thing.naturalWidth > 0)
      if (broken) lost.push({ ruleId: 'picture-lost', src: sourceOf(thing), values: { page: index + 1 } })
      if (thing.tagName === 'IMG' || thing.tagName === 'svg') note(thing, thing.getBoundingClientRect(), '')
    }

    /**
     * @param {Node} node
     * @param {DOMRect} rect
     * @param {string} ink
     */
    function note(node, rect, ink) {
      const below = rect.bottom - area.bottom
      const beside = node.parentElement?.closest('.margin-note') ? marginRoom() : 0
      const aside = Math.max(
        area.left - rect.left - beside,
        rect.right - area.right - beside,
        area.top - rect.top,
      )
      const room = node.parentElement?.closest('rt, .katex, .li-marker, .hanging') ? rect.height + 2 : 2
      if (below <= 2 && aside <= room) return
      const src = sourceOf(node)
      const by = Math.round(Math.max(below, aside))
      const text = ink.slice(0, 20) || nameOf(node)
      // One fault of a block is one message, however many lines and characters of it stand outside.
      const key = `${index} ${below > 2} ${src}`
      const told = blocks.get(key)
      if (told) {
        told.by = Math.max(told.by, below > 2 ? below : 0)
        told.finding.values.by = Math.max(Number(told.finding.values.by), by)
        return
      }
      const place = {
        page: index,
        by: below > 2 ? below : 0,
        finding: { ruleId: 'outside-type-area', src, values: { text, page: index + 1, by } },
      }
      blocks.set(key, place)
      outside.push(place)
    }
  }
  for (const [index, text] of inventory.texts.entries()) {
    if (texts[index] === text) continue
    const src = inventory.sources[index] ?? ''
    const page = (lastPage[index] ?? -1) + 1
    const { missing, surplus, at } = firstDifference(text, texts[index] ?? '')
    if (missing) lost.push({ ruleId: 'text-lost', src, values: { text: missing, at: at + 1, page } })
    else lost.push({ ruleId: 'text-added', src, values: { text: surplus, page } })
  }
  for (const [index, thing] of inventory.things.entries()) {
    if (things[index] !== 1)
      lost.push({
        ruleId: 'thing-lost',
        src: thing.src,
        values: { name: thing.name, count: things[index] ?? 0 },
      })
  }
  return { lost, outside }
}

/** How far into the outer margin notes may reach, in CSS pixels: up to 5 mm from the trim. */
function marginRoom() {
  const outer = getComputedStyle(document.documentElement).getPropertyValue('--margin-outer')
  return Number.parseFloat(outer) - (5 / 25.4) * 96
}

/** What a picture is called in a message. @param {Node} node */
function nameOf(node) {
  if (!(node instanceof Element)) return ''
  return node.getAttribute('alt') || node.getAttribute('aria-label') || `<${node.tagName.toLowerCase()}>`
}

/** The numbers of notes begin anew on every page: they are things. @param {Text} text */
function isNumber(text) {
  return text.parentElement?.closest('.note-call, .note-number') != null
}

/**
 * @param {string} expected
 * @param {string} found
 */
function firstDifference(expected, found) {
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at++
  return { missing: expected.slice(at, at + 20), surplus: found.slice(at, at + 20), at }
}

/**
 * Every text with ink that is meant to be read: not the programs and styles inside pictures.
 *
 * @param {Element} root
 * @param {(text: Text, ink: string) => void} use
 */
function forEachText(root, use) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = /** @type {Text} */ (node)
    const ink = inkOf(text.data)
    if (ink === '') continue
    if (text.parentElement?.closest('style, title, desc, metadata, defs, svg > title')) continue
    use(text, ink)
  }
}
