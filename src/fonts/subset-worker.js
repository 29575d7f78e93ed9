// @ts-check
// A thread of its own, started by `subset-in-thread.ts`: makes one subset a message, in order.
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { areCommon, commonCut } from './common-cut.ts'

const library = import('subset-font')

// The WebAssembly is loaded for the first font, even if that is none.
let ready = library
  .then(({ default: subsetFont }) => subsetFont(Buffer.from('no font'), 'a', { targetFormat: 'truetype' }))
  .catch(() => undefined)
  // So is the set.
  .then(() => void areCommon(''))

parentPort?.on('message', (/** @type {Task} */ task) => {
  ready = ready.then(() => answer(task))
})

/**
 * @typedef {object} Task
 * @property {Uint8Array | string} font
 * @property {string} [text]
 * @property {boolean} [onlyCharacters]
 * @property {boolean} [noSubstitution]
 * @property {import('./common-cut.ts').CommonPlace} [common]
 * @property {boolean} [rehearsal] what comes of it, or goes wrong, is told to nobody
 */

/**
 * The file that was read last: often several faces come of it.
 *
 * @type {{ path: string, bytes: Buffer } | undefined}
 */
let lastRead

/** @param {string} path */
function contentOf(path) {
  // All at once, as nothing else waits in this thread: piece by piece takes several times as long.
  if (lastRead?.path !== path) lastRead = { path, bytes: readFileSync(path) }
  return lastRead.bytes
}

/** @param {Task} task */
async function answer(task) {
  if (task.rehearsal) await cut(task).catch(() => undefined)
  else {
    const subset = await cut(task)
    parentPort?.postMessage(subset, [subset.buffer])
  }
}

/** @param {Task} task */
async function cut(task) {
  const { text, onlyCharacters = false, noSubstitution = false } = task
  const { default: subsetFont } = await library
  const options =
    text === undefined
      ? /** @type {const} */ ({ targetFormat: 'truetype', keepAllGlyphs: true })
      : /** @type {const} */ ({
          targetFormat: 'truetype',
          noHinting: true,
          noLayoutClosure: onlyCharacters,
          dropTables: noSubstitution ? ['GSUB'] : [],
        })
  return new Uint8Array(await subsetFont((await common(task)) ?? whole(task), text, options))
}

/** @param {Task} task */
function whole({ font }) {
  return typeof font === 'string'
    ? contentOf(font)
    : Buffer.from(font.buffer, font.byteOffset, font.byteLength)
}

/** @param {Task} task */
async function common(task) {
  const { text, common: place, rehearsal } = task
  if (!place || text === undefined || !areCommon(text)) return undefined
  /** @param {string} characters */
  const make = async (characters) => {
    const { default: subsetFont } = await library
    return subsetFont(whole(task), characters, { targetFormat: 'truetype' })
  }
  // To make it takes longer than nothing to do lasts.
  return commonCut(place, rehearsal ? undefined : make)
}
