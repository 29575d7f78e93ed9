import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** Where a page and its PDF part: `src` is the `file:line:column` of the block, '' of running heads and folios. */
export type FaultPlace = { src: string; around: string }

/** Characters shown before and after the place. */
const AROUND = 8

/**
 * The place of the first character on a page that the PDF lacks.
 *
 * Readers may take the blocks of a page in another order, but a block that is whole stands in the PDF in one piece.
 *
 * @param html the page
 * @param found text of the PDF's page
 * @param characters that there are too few of
 * @param countable what of a text is compared
 */
export function findLost(html: string, found: string, characters: string, countable: Countable): FaultPlace {
  const blocks = readBlocks(html, countable)
  const drawn = countable(found)
  const { broken } = takeWhole(blocks, drawn)
  const wanted = new Set(characters)
  const block =
    broken.find(({ text }) => [...text].some((character) => wanted.has(character))) ??
    blocks.find(({ text }) => [...text].some((character) => wanted.has(character)))
  if (!block) return { src: '', around: '' }
  let end = block.text.length
  while (!drawn.includes(block.text.slice(0, end))) end--
  const first = [...block.text].findIndex((character) => wanted.has(character))
  const parted = [...block.text.slice(0, end)].length
  const isThere = wanted.has([...block.text][parted] ?? '')
  return { src: block.src, around: aroundOf(block.text, isThere ? parted : first) }
}

/** The place of the first character in the PDF that its page has not: the block is that of the words around it. */
export function findAdded(html: string, found: string, characters: string, countable: Countable): FaultPlace {
  const blocks = readBlocks(html, countable)
  const drawn = countable(found)
  const { left } = takeWhole(blocks, drawn)
  const wanted = new Set(characters)
  const index = [...left].findIndex((character) => wanted.has(character))
  const at = index < 0 ? [...drawn].findIndex((character) => wanted.has(character)) : index
  return { src: blockAround(blocks, drawn, at), around: aroundOf(drawn, at) }
}

type Countable = (text: string) => string

/** What stands on a page under one source. */
type Block = { src: string; text: string }

function readBlocks(html: string, countable: Countable): Block[] {
  const blocks: Block[] = []
  const walk = (node: Nodes, around: string) => {
    if (node.type === 'text') {
      const last = blocks.at(-1)
      if (last?.src === around) last.text += node.value
      else blocks.push({ src: around, text: node.value })
    }
    if (!('children' in node) || (node.type === 'element' && unprinted.has(node.tagName))) return
    const src = node.type === 'element' ? String(node.properties.dataSrc ?? around) : around
    for (const child of node.children) walk(child, src)
  }
  walk(fromHtml(html, { fragment: true }), '')
  return blocks.map(({ src, text }) => ({ src, text: countable(text) })).filter(({ text }) => text !== '')
}

const unprinted = new Set(['style', 'title', 'desc', 'metadata'])

/** What of `drawn` is left when all blocks that stand in it whole are taken out (a blank for each character), and the others. */
function takeWhole(blocks: readonly Block[], drawn: string): { left: string; broken: Block[] } {
  let left = drawn
  const broken = new Set(blocks)
  // Short ones could be parts of long ones.
  for (const block of blocks.toSorted((a, b) => b.text.length - a.text.length)) {
    const at = left.indexOf(block.text)
    if (at < 0) continue
    broken.delete(block)
    left = left.slice(0, at) + block.text.replace(/./gsu, ' ') + left.slice(at + block.text.length)
  }
  return { left, broken: [...broken] }
}

/** The source of the words that stand before a character, or after it where none do. */
function blockAround(blocks: readonly Block[], drawn: string, at: number): string {
  const characters = [...drawn]
  const holds = (piece: string) => blocks.find(({ text }) => piece !== '' && text.includes(piece))
  for (let length = AROUND; length > 0; length--) {
    const before = characters.slice(Math.max(0, at - length), at).join('')
    const after = characters.slice(at + 1, at + 1 + length).join('')
    const block = holds(before) ?? holds(after)
    if (block) return block.src
  }
  return ''
}

function aroundOf(text: string, at: number): string {
  return [...text].slice(Math.max(0, at - AROUND), at + AROUND + 1).join('')
}
