import type { CDPSession } from 'puppeteer-core'

/**
 * Print the document of a page on pages of the size that its style sheet says; `scale` is that of the whole layout.
 *
 * What puppeteer does, too, but for the streams of the web in between, which take longer to load than a short book to come.
 */
export async function printPdf(session: CDPSession, scale: number, tagged: boolean): Promise<Uint8Array> {
  const { stream } = await session.send('Page.printToPDF', {
    transferMode: 'ReturnAsStream',
    preferCSSPageSize: true,
    scale,
    printBackground: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: false,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
  })
  if (stream === undefined) throw new Error('a PDF that was printed, but cannot be read')
  const chunks: Buffer[] = []
  for (let isAll = false; !isAll; ) {
    const { data, base64Encoded, eof } = await session.send('IO.read', { handle: stream })
    chunks.push(Buffer.from(data, base64Encoded ? 'base64' : 'latin1'))
    isAll = eof
  }
  await session.send('IO.close', { handle: stream })
  return Buffer.concat(chunks)
}
