import { promisify } from 'node:util'
import { deflate } from 'node:zlib'

/** Each holds its content unpacked. */
const MOST_AT_A_TIME = 32

/**
 * Packs contents by Flate in the threads of zlib, while the next are rewritten; the bytes are those of `deflateSync`.
 *
 * `pack` waits while there are many; `packed` is told of what has been packed, in any order. `finish` waits for the rest.
 */
export function openPacker() {
  const open = new Set<Promise<void>>()
  return {
    async pack(contents: Uint8Array, packed: (bytes: Uint8Array) => void): Promise<void> {
      if (open.size >= MOST_AT_A_TIME) await Promise.race(open)
      const work: Promise<void> = deflateInThread(contents).then((bytes) => {
        open.delete(work)
        packed(bytes)
      })
      open.add(work)
    },
    async finish(): Promise<void> {
      await Promise.all(open)
    },
  }
}

const deflateInThread = promisify<Uint8Array, Buffer>(deflate)
