// @ts-check
// A thread of its own, started by `subset-in-thread.ts`: makes one subset a message, in order.
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { areCommon, commonCut } from './common-cut.ts'
import { startHarfbuzz } from './harfbuzz.ts'
import { takeBytes, takeFile } from './take-font.ts'

/**
 * @typedef {import('./subset-in-thread.ts').SubsetTask} Task
 * @typedef {import('./harfbuzz.ts').Harfbuzz} Harfbuzz
 * @typedef {import('./harfbuzz.ts').TakenFont} TakenFont
 */

const starting = startHarfbuzz()

let ready = starting
  .catch(() => undefined)
  // The set is made ahead, too.
  .then(() => void areCommon(''))

// What comes of a rehearsal, or goes wrong, is told to nobody.
parentPort?.on('message', (/** @type {Task & { rehearsal?: boolean }} */ { rehearsal = false, ...task }) => {
  ready = ready.then(() => (rehearsal ? cut(task, false).then(forget, forget) : answer(task)))
})

function forget() {}

/** @param {Task} task */
async function answer(task) {
  const subset = await (task.text === undefined ? unpack(task) : cut(task, true))
  parentPort?.postMessage(subset, [subset.buffer])
}

/**
 * @param {Task} task
 * @param {boolean} mayMake whether the common cut is made where there is none yet
 */
async function cut({ font, text = '', common, ...options }, mayMake) {
  const harfbuzz = await starting
  const whole = () => wholeFont(harfbuzz, font)
  const isCommon = common !== undefined && areCommon(text)
  const kept = isCommon ? await commonCut(harfbuzz, common, mayMake ? whole : undefined) : undefined
  return harfbuzz.cut(kept ?? whole(), { text, ...options })
}

/**
 * The whole font that was taken in last: often several faces come of it.
 *
 * @type {{ path?: string, font: TakenFont } | undefined}
 */
let lastWhole

/**
 * @param {Harfbuzz} harfbuzz
 * @param {Uint8Array | string} font
 */
function wholeFont(harfbuzz, font) {
  const isPath = typeof font === 'string'
  if (lastWhole && isPath && lastWhole.path === font) return lastWhole.font
  if (lastWhole) harfbuzz.release(lastWhole.font)
  lastWhole = undefined
  const taken = isPath ? takeFile(harfbuzz, font) : takeBytes(harfbuzz, font)
  if (!taken) throw new Error('an empty font')
  lastWhole = { path: isPath ? font : undefined, font: taken }
  return taken
}

/** @param {Task} task */
async function unpack({ font }) {
  // It brings along what unpacks WOFF 2, which few builds need.
  const { default: subsetFont } = await import('subset-font')
  const bytes =
    typeof font === 'string' ? readFileSync(font) : Buffer.from(font.buffer, font.byteOffset, font.byteLength)
  return new Uint8Array(await subsetFont(bytes, undefined, { targetFormat: 'truetype', keepAllGlyphs: true }))
}
