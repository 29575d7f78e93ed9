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

parentPort?.on('message', (/** @type {{ font: Uint8Array | string, text?: string }} */ task) => {
  ready = ready.then(() => answer(task))
})

/** @param {{ font: Uint8Array | string, text?: string, onlyCharacters?: boolean, noSubstitution?: boolean }} task */
async function answer({ font, text, onlyCharacters = false, noSubstitution = false }) {
  const { default: subsetFont } = await library
  const bytes =
    typeof font === 'string'
      ? await readFile(font)
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
  const subset = new Uint8Array(await subsetFont(bytes, text, options))
  parentPort?.postMessage(subset, [subset.buffer])
}
