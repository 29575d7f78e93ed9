/** The part of pagedjs-cli that we use: it puts Paged.js into a page and returns the live page. */
declare module 'pagedjs-cli' {
  import type { Browser, Page } from 'puppeteer-core'
  export default class Printer {
    constructor(options: { closeAfter?: boolean; timeout?: number })
    /** What `render` opens its page in; where there is none, it starts one. */
    browser: Pick<Browser, 'newPage'> | undefined
    render(input: string | { html: string; url?: string }): Promise<Page>
    pdf(input: string | { html: string; url?: string }): Promise<Uint8Array>
    close(): Promise<void>
  }
}
