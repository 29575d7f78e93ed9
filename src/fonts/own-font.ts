import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { cacheKey } from '../cache.ts'
import { type FontTables, readTables, tagAt } from '../read-sfnt.ts'
import type { Run } from '../run.ts'
import { coverageOfFont } from './coverage.ts'
import { type FontSource, unpackFont } from './font-source.ts'

/**
 * A font file of the author.
 *
 * Only static TrueType becomes a real font in the PDF; Chromium draws CFF and variable fonts as Type 3, which printers
 * refuse. A file that can't serve is reported, and `undefined` comes back.
 */
export async function ownSource(
  run: Run,
  folder: string,
  file: string,
  name: string,
): Promise<FontSource | undefined> {
  const shown = relative(process.cwd(), join(folder, file)).split(sep).join('/')
  const refuse = (ruleId: string, values: Record<string, string> = {}) => {
    run.report({ ruleId, file: shown, values: { name: file, ...values } })
    return undefined
  }
  const path = await insidePath(folder, file)
  if (path === undefined) return refuse('font-outside')
  const bytes = path && (await readFile(path).catch(() => undefined))
  if (!bytes) return refuse('font-not-found')

  const kind = outlinesOf(bytes)
  if (kind !== 'truetype') return refuse(`font-${kind}`)
  try {
    const font = isPacked(bytes) ? await unpackFont(bytes) : bytes
    const tables = readTables(font)
    const missing = ['glyf', 'loca', 'cmap', 'head', 'hmtx'].filter((tag) => !tables?.has(tag))
    if (!tables || missing.length > 0) return refuse('font-unreadable')
    if (tables.has('fvar')) return refuse('font-variable')
    if (mustNotBeEmbedded(tables)) run.report({ ruleId: 'font-licence', file: shown, values: { name: file } })
    const coverage = coverageOfFont(font)
    return { name, identity: cacheKey(bytes), coverage, read: async () => font }
  } catch {
    return refuse('font-unreadable')
  }
}

/** The real path; empty where there is no such file, `undefined` where it lies outside of the manuscript folder. */
async function insidePath(folder: string, file: string): Promise<string | undefined> {
  const asked = resolve(folder, file)
  if (!isInside(folder, asked)) return undefined
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(asked)])
    return isInside(root, path) ? path : undefined
  } catch {
    return ''
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && !way.startsWith('..') && !isAbsolute(way)
}

type Outlines = 'truetype' | 'cff' | 'collection' | 'unreadable'

/** By the first four bytes, or in a woff file, those of the font within. */
function outlinesOf(bytes: Buffer): Outlines {
  if (bytes.length < 12) return 'unreadable'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return outlines[tagAt(view, isPacked(bytes) ? 4 : 0)] ?? 'unreadable'
}

const outlines: Record<string, Outlines> = {
  '\0\u0001\0\0': 'truetype',
  true: 'truetype',
  OTTO: 'cff',
  ttcf: 'collection',
}

function isPacked(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 3) === 'wOF'
}

/** "Restricted License embedding" in `OS/2` `fsType`: the owner's leave is needed first. */
function mustNotBeEmbedded(tables: FontTables): boolean {
  const os2 = tables.get('OS/2')
  return os2 !== undefined && os2.byteLength >= 10 && (os2.getUint16(8) & 0xf) === 2
}
