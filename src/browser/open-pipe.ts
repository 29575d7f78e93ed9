import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core'

/**
 * Speak with a browser through two pipes: JSON, a NUL after each message (Chromium's `--remote-debugging-pipe`).
 *
 * Several times faster than a socket for fonts and scripts, and no other user of the machine can listen or speak.
 */
export function openPipe(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  let begun: Buffer[] = []
  const transport: ConnectionTransport = {
    send: (message) => {
      toBrowser.cork()
      toBrowser.write(message)
      toBrowser.write('\0')
      toBrowser.uncork()
    },
    close: () => {
      toBrowser.destroy()
      fromBrowser.destroy()
    },
  }
  fromBrowser.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      begun.push(chunk.subarray(start, end))
      const message = Buffer.concat(begun).toString()
      begun = []
      start = end + 1
      // One at a time, as from a socket: what an answer sets going comes before the next.
      setImmediate(() => transport.onmessage?.(message))
    }
    if (start < chunk.length) begun.push(chunk.subarray(start))
  })
  fromBrowser.once('close', () => transport.onclose?.())
  return transport
}
