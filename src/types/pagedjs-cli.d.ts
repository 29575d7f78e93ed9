/** The part of pagedjs-cli that we use: it puts Paged.js into a page and returns the live page. */
declare module 'pagedjs-cli' {
  import type { Browser, Page } from 'puppeteer-core'
  export default class Printer {
    constructor(options: {
      browserEndpoint?: string
      closeAfter?: boolean
      timeout?: number
      allowLocal?: boolean
    })
    /** Connects to the browser; `render` calls it first. */
    setup(): Promise<Browser>
    render(input: string | { html: string; url?: string }): Promise<Page>
    pdf(input: string | { html: string; url?: string }): Promise<Uint8Array>
    close(): Promise<void>
  }
}
