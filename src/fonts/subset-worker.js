// @ts-check
// A thread of its own, started by `subset-in-thread.ts`: makes one subset a message, in order.
import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'

const library = import('subset-font')

// The WebAssembly is loaded for the first font, even if that is none.
let ready = library
  .then(({ default: subsetFont }) => subsetFont(Buffer.from('no font'), 'a', { targetFormat: 'truetype' }))
  .catch(() => undefined)
  .then(() => undefined)

parentPort?.on('message', (/** @type {Task} */ task) => {
  ready = ready.then(() => answer(task))
})

/**
 * @typedef {object} Task
 * @property {Uint8Array | string} font
 * @property {string} [text]
 * @property {boolean} [onlyCharacters]
 * @property {boolean} [noSubstitution]
 * @property {boolean} [rehearsal] what comes of it, or goes wrong, is told to nobody
 */

/**
 * The file that was read last: often several faces come of it.
 *
 * @type {{ path: string, bytes: Promise<Buffer> } | undefined}
 */
let lastRead

/** @param {string} path */
function contentOf(path) {
  if (lastRead?.path !== path) lastRead = { path, bytes: readFile(path) }
  return lastRead.bytes
}

/** @param {Task} task */
async function answer({ rehearsal = false, ...task }) {
  if (rehearsal) await cut(task).catch(() => undefined)
  else {
    const subset = await cut(task)
    parentPort?.postMessage(subset, [subset.buffer])
  }
}

/** @param {Task} task */
async function cut({ font, text, onlyCharacters = false, noSubstitution = false }) {
  const { default: subsetFont } = await library
  const bytes =
    typeof font === 'string'
      ? await contentOf(font)
      : Buffer.from(font.buffer, font.byteOffset, font.byteLength)
  const options =
    text === undefined
      ? /** @type {const} */ ({ targetFormat: 'truetype', keepAllGlyphs: true })
      : /** @type {const} */ ({
          targetFormat: 'truetype',
          noHinting: true,
          noLayoutClosure: onlyCharacters,
          dropTables: noSubstitution ? ['GSUB'] : [],
        })
  return new Uint8Array(await subsetFont(bytes, text, options))
}
