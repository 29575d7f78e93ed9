import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shadowCopy } from './shadow-copy.ts'

/** Debian's libpdfbox2-java and what it needs. */
const jars = 'preflight pdfbox2 fontbox2 xmpbox commons-logging javax.activation jaxb-api'
  .split(' ')
  .map((name) => `/usr/share/java/${name}.jar`)

/** Why PDFBox cannot be asked here; `undefined` where it can. */
export function noPdfBox(): string | undefined {
  const absent = jars.filter((jar) => !existsSync(jar))
  if (absent.length > 0) return `no ${absent.join(', ')}`
  return spawnSync('java', ['-version']).error ? 'no java on this machine' : undefined
}

/** What PDFBox's preflight has against a file that is relabelled PDF/A-1b: it looks at every operator, font and colour. */
export async function askPdfBox(pdf: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'banxin-pdfbox-'))
  try {
    const path = join(folder, 'shadow.pdf')
    await writeFile(path, await shadowCopy(pdf))
    const args = ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', path]
    // Faults are told on the same stream, and it ends with the same code.
    const { stdout } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 28 })
    const lines = stdout.split('\n').filter((line) => line.trim() !== '')
    if (lines.some((line) => / is a valid PDF\/A-1b file$/.test(line))) return []
    if (!lines.some((line) => line.includes('is not a valid PDF/A-1b file')))
      throw new Error(`PDFBox has said neither yes nor no: ${stdout.slice(0, 500)}`)
    return lines.slice(1).map((line) => line.slice(0, 300))
  } finally {
    await rm(folder, { recursive: true })
  }
}
