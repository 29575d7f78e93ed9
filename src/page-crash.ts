import type { Page } from 'puppeteer-core'

/**
 * Do work in a browser page; where the page crashes or is closed in the meantime, throw at once.
 *
 * Commands to a crashed page are never answered otherwise.
 */
export async function unlessCrashed<T>(page: Page, work: () => Promise<T>): Promise<T> {
  let tell: (error: Error) => void = () => undefined
  const crash = new Promise<never>((_, reject) => {
    tell = reject
  })
  const onClose = () => tell(new Error('the browser page was closed'))
  page.once('error', tell)
  page.once('close', onClose)
  try {
    return await Promise.race([work(), crash])
  } finally {
    page.off('error', tell)
    page.off('close', onClose)
  }
}
