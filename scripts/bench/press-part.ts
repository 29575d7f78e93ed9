import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleScript } from '../../src/start/bundle-program.js'
import { banxinBuild } from './banxin-build.ts'
import { BenchError } from './bench-error.ts'
import { countPages } from './count-pages.ts'
import { makeBook, writeBook } from './make-book.ts'
import { measure } from './measure.ts'

/** What the press cost on a book, and what Ghostscript's conversion to CMYK of the same file did. */
export type PressResult = {
  pages: number
  /** From the start of the process to its end, its own loading included: bundled as the command is, and run for the first time. */
  seconds: number
  /** MiB; `undefined` where the system does not tell. */
  peakMemory: number | undefined
  bytes: number
  ghostscript: { seconds: number; peakMemory: number | undefined; bytes: number }
}

/** Of so many pages: what the target is said of. */
export const PRESS_PAGES = 500

const project = fileURLToPath(new URL('../../', import.meta.url))

/** @throws BenchError where one of them fails, or there is no Ghostscript */
export async function measurePress(folder: string, signal: AbortSignal): Promise<PressResult> {
  const manuscript = join(folder, 'manuscript')
  await writeBook(makeBook(PRESS_PAGES), manuscript)
  const { path } = await banxinBuild(manuscript, {
    output: join(folder, 'output'),
    cache: join(folder, 'cache'),
    signal,
  })
  const [ours, theirs] = [join(folder, 'press.pdf'), join(folder, 'ghostscript.pdf')]
  const script = await bundleScript(project, 'scripts/bench/rewrite-press.ts', folder)
  const runner = `${project}scripts/bench/run-bundle.js`
  const press = await measure([runner, script, path, ours], { cwd: project, signal })
  if (press.exitCode !== 0)
    throw new BenchError(`the press ended with ${press.exitCode}:\n${press.stderr.slice(-1500)}`)
  const conversion =
    '-q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=pdfwrite -sColorConversionStrategy=CMYK -dProcessColorModel=/DeviceCMYK'
  const ghostscript = await measure([...conversion.split(' '), '-o', theirs, path], {
    cwd: folder,
    signal,
    program: 'gs',
  })
  if (ghostscript.exitCode !== 0)
    throw new BenchError(`gs ended with ${ghostscript.exitCode}:\n${ghostscript.stderr.slice(-1500)}`)
  return {
    pages: await countPages(path),
    seconds: press.seconds,
    peakMemory: press.peakMemory,
    bytes: (await stat(ours)).size,
    ghostscript: {
      seconds: ghostscript.seconds,
      peakMemory: ghostscript.peakMemory,
      bytes: (await stat(theirs)).size,
    },
  }
}

/** In one line. */
export function describePress({ pages, seconds, peakMemory, bytes, ghostscript }: PressResult): string {
  const share = (seconds / ghostscript.seconds).toFixed(2)
  return [
    `  press: ${pages} pages in ${seconds.toFixed(2)} s, ${(bytes / 1e6).toFixed(2)} MB, peak ${peakMemory?.toFixed(0) ?? '?'} MiB`,
    `  Ghostscript: ${ghostscript.seconds.toFixed(2)} s, ${(ghostscript.bytes / 1e6).toFixed(2)} MB, peak ${ghostscript.peakMemory?.toFixed(0) ?? '?'} MiB; the press takes ${share} of it`,
  ].join('\n')
}
