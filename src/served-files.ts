import { readdir, readFile } from 'node:fs/promises'
import type { Page } from 'puppeteer-core'

/** `key` of a file that is made when it is asked for changes with what it will be. */
export type ServedFile = { mediaType: string } & (
  | { bytes: Uint8Array }
  | { key: string; make: () => Promise<Uint8Array> }
)

/** Everything that a browser page may see, by path: fonts, pictures, our own modules, documents. */
export type ServedFiles = Map<string, ServedFile>

/** A file as it is, made if need be. */
export async function servedBytes(file: ServedFile): Promise<Uint8Array> {
  return 'bytes' in file ? file.bytes : file.make()
}

/** Changes with the file. */
export function servedKey(file: ServedFile): string | Uint8Array {
  return 'bytes' in file ? file.bytes : file.key
}

/**
 * The modules of a folder for a browser page, at a place where what they import by going up is at the root: for a program that
 * was not bundled, see `page-script.ts`.
 */
export async function moduleFiles(folder: URL, place: string): Promise<ServedFiles> {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js'))
  const modules = [
    ['page-fonts.js', new URL('page-fonts.js', import.meta.url)] as const,
    ...names.map((name) => [`${place}${name}`, new URL(name, folder)] as const),
  ]
  const entries = modules.map(
    async ([path, file]) => [path, { bytes: await readFile(file), mediaType: 'text/javascript' }] as const,
  )
  return new Map(await Promise.all(entries))
}

/** Where the files appear to be. The name never resolves: what is not among the files does not exist. */
export const SERVED_ORIGIN = 'https://book.invalid/'

/**
 * Answer all requests of a page from memory.
 *
 * Nothing else can be reached from it, neither the network nor a file of the machine.
 */
export async function serveFiles(page: Page, files: ServedFiles): Promise<void> {
  // By the protocol itself: puppeteer makes base64 of megabytes byte by byte.
  const session = await page.createCDPSession()
  session.on('Fetch.requestPaused', ({ requestId, request: { url } }) => {
    // A page that closes in the meantime needs no answer.
    void answer(requestId, url).catch(() => undefined)
  })
  await session.send('Fetch.enable')

  async function answer(requestId: string, url: string): Promise<void> {
    if (url.startsWith('data:')) return session.send('Fetch.continueRequest', { requestId })
    const file = fileAt(url, files)
    // The page tells of a font that could not be made.
    const bytes = file && (await servedBytes(file).catch(() => undefined))
    if (!file || !bytes)
      return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    return session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [
        { name: 'content-type', value: file.mediaType },
        { name: 'access-control-allow-origin', value: '*' },
      ],
      body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    })
  }
}

function fileAt(url: string, files: ServedFiles): ServedFile | undefined {
  if (!url.startsWith(SERVED_ORIGIN)) return undefined
  return files.get(decodeURIComponent(new URL(url).pathname.slice(1)))
}
