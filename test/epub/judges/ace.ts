import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findBrowser } from '../../../src/browser/find-browser.ts'
import { withFolder } from './judge-books.ts'

/** What Ace by DAISY says of an EPUB. */
export type AceReport = { epub: string; result: string; violations: string[] }

/** Ask Ace about EPUBs by their paths, with the browser that prints. */
export async function askAce(epubs: string[]): Promise<AceReport[]> {
  const { executablePath, env, args } = await findBrowser()
  const browser = JSON.stringify({ executablePath, env, args })
  return withFolder(async (folder) => {
    const { stdout } = await promisify(execFile)(process.execPath, [child, browser, folder, ...epubs], {
      maxBuffer: 1 << 28,
      env: { ...process.env, NODE_ENV: 'production' },
    })
    const reports = stdout.split('\n').flatMap((line) => (line.startsWith('ACE ') ? [line.slice(4)] : []))
    return reports.map((report): AceReport => JSON.parse(report))
  })
}

const child = fileURLToPath(new URL('ace-child.cjs', import.meta.url))
