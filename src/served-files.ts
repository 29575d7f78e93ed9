import type { Page } from 'puppeteer-core'

/** Everything that a browser page may see, by path: fonts, pictures, our own modules, documents. */
export type ServedFiles = Map<string, { bytes: Uint8Array; mediaType: string }>

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
    const file = fileAt(url, files)
    const answer = url.startsWith('data:')
      ? session.send('Fetch.continueRequest', { requestId })
      : file
        ? session.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: [
              { name: 'content-type', value: file.mediaType },
              { name: 'access-control-allow-origin', value: '*' },
            ],
            body: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString(
              'base64',
            ),
          })
        : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    // A page that closes in the meantime needs no answer.
    void answer.catch(() => undefined)
  })
  await session.send('Fetch.enable')
}

function fileAt(
  url: string,
  files: ServedFiles,
): ServedFiles extends Map<string, infer File> ? File | undefined : never {
  if (!url.startsWith(SERVED_ORIGIN)) return undefined
  return files.get(decodeURIComponent(new URL(url).pathname.slice(1)))
}
