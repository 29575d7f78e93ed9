import { createReadStream } from 'node:fs'

export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

/** What tables come in: UTF-8 and GB18030 of spreadsheets, UTF-16 of their `Unicode text`. */
const candidates: Encoding[] = ['utf-8', 'gb18030']

/** The encoding that all bytes of a file are well-formed in; `undefined` where there is none. */
export async function encodingOf(path: string, signal: AbortSignal): Promise<Encoding | undefined> {
  if (await beginsWith(path, [0xff, 0xfe])) return 'utf-16le'
  for (const encoding of candidates) {
    try {
      for await (const _ of decodedText(path, encoding, signal));
      return encoding
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return undefined
}

/** The text of a file piece by piece, without the mark at its beginning. Throws TypeError where it is not well-formed. */
export async function* decodedText(
  path: string,
  encoding: Encoding,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const bytes of createReadStream(path, { signal, highWaterMark: 1 << 18 }))
    yield decoder.decode(bytes as Uint8Array, { stream: true })
  yield decoder.decode()
}

async function beginsWith(path: string, wanted: number[]): Promise<boolean> {
  for await (const bytes of createReadStream(path, { end: wanted.length - 1 }))
    return wanted.every((byte, index) => (bytes as Uint8Array)[index] === byte)
  return false
}
