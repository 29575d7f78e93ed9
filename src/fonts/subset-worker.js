// @ts-check
// A thread of its own, started by `subset-in-thread.ts`: makes one subset a message, in order.
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { areCommon, commonCut } from './common-cut.ts'
import { startHarfbuzz } from './harfbuzz.ts'
import { takeBytes, takeFile } from './take-font.ts'

/**
 * @typedef {import('./subset-in-thread.ts').SubsetTask} Task
 * @typedef {import('./subset-in-thread.ts').Rehearsal} Rehearsal
 * @typedef {import('./harfbuzz.ts').Harfbuzz} Harfbuzz
 * @typedef {import('./harfbuzz.ts').TakenFont} TakenFont
 */

const starting = startHarfbuzz()

const ready = starting
  .catch(() => undefined)
  // The set is made ahead, too.
  .then(() => void areCommon(''))

/** @type {Task[]} */
const tasks = []

/** What is asked for goes before them. @type {Rehearsal[]} */
const rehearsals = []

let isBusy = false

parentPort?.on('message', (/** @type {Task | Rehearsal} */ message) => {
  if ('rehearsal' in message) rehearsals.push(message)
  else tasks.push(message)
  if (!isBusy) void work()
})

async function work() {
  isBusy = true
  await ready
  while (tasks.length + rehearsals.length > 0) {
    const [task] = tasks.splice(0, 1)
    const [rehearsal] = task ? [] : rehearsals.splice(0, 1)
    if (task) await answer(task)
    if (rehearsal) await rehearse(rehearsal)
    // What was asked for meanwhile comes in.
    await new Promise(setImmediate)
  }
  isBusy = false
}

/**
 * What comes of it, or goes wrong, is told to nobody.
 *
 * @param {Rehearsal} rehearsal
 */
async function rehearse({ rehearsal, font, common }) {
  try {
    const harfbuzz = await starting
    const kept = common && (await commonCut(harfbuzz, common))
    const used = kept ?? (font === undefined ? undefined : wholeFont(harfbuzz, font))
    if (used) harfbuzz.cut(used, { text: rehearsal })
  } catch {
    // As said above.
  }
}

/** @param {Task} task */
async function answer(task) {
  const subset = await (task.text === undefined ? unpack(task) : cut(task))
  parentPort?.postMessage(subset, [subset.buffer])
}

/** @param {Task} task */
async function cut({ font, text = '', common, ...options }) {
  const harfbuzz = await starting
  const whole = () => wholeFont(harfbuzz, font)
  const kept = common && areCommon(text) ? await commonCut(harfbuzz, common, whole) : undefined
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
