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
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    const url = request.url()
    if (url.startsWith('data:')) {
      void request.continue().catch(() => undefined)
      return
    }
    const path = url.startsWith(SERVED_ORIGIN)
      ? decodeURIComponent(new URL(url).pathname.slice(1))
      : undefined
    const file = path === undefined ? undefined : files.get(path)
    const answer = file
      ? request.respond({
          status: 200,
          contentType: file.mediaType,
          headers: { 'access-control-allow-origin': '*' },
          body: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
        })
      : request.abort('blockedbyclient')
    // A page that closes in the meantime needs no answer.
    void answer.catch(() => undefined)
  })
}
