import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, normalize, resolve } from 'node:path'
import { closest, distance } from 'fastest-levenshtein'
import type { BookConfig } from '../book.ts'
import { isOutside } from '../config/shown-path.ts'
import { compareNaturally } from './compare-naturally.ts'

type Entry = BookConfig['chapters'][number]

/** A chapter file that is there. `entry` is its index in `config.chapters`. */
export type FoundChapter = {
  name: string
  path: string
  role: Entry['role']
  title: string | undefined
  entry: number
}

/** What is wrong with an entry of `chapters`. */
export type ChapterFault = { entry: number; ruleId: string; values: Record<string, string | number> }

/**
 * The files that `chapters` names, in reading order.
 *
 * A name is taken as a glob only where no file bears it: `第一章[上].md` may be a file. Globs take what no
 * other entry names, so that `['00.md', '*.md']` holds each file once.
 */
export async function findChapters(
  folder: string,
  entries: readonly Entry[],
): Promise<{ chapters: FoundChapter[]; faults: ChapterFault[] }> {
  const faults: ChapterFault[] = []
  const realFolder = await realpath(folder)
  const kinds = await Promise.all(entries.map((entry) => kindOf(folder, entry.file)))

  const named = new Map<string, number>()
  for (const [entry, { file }] of entries.entries()) {
    if (kinds[entry] !== 'file') continue
    const name = plainName(file)
    const first = named.get(name)
    if (first === undefined) named.set(name, entry)
    else faults.push({ entry, ruleId: 'chapter-twice', values: { name, first: first + 1 } })
  }

  const chapters: FoundChapter[] = []
  const taken = new Set<string>(named.keys())
  for (const [entry, { file, role, title }] of entries.entries()) {
    const kind = kinds[entry]
    const name = plainName(file)
    if (kind === 'file') {
      if (named.get(name) === entry) chapters.push({ name, path: join(folder, name), role, title, entry })
    } else if (kind === 'glob') {
      const names = (await markdownFiles(folder, file)).filter((match) => !taken.has(match))
      if (names.length === 0) faults.push({ entry, ruleId: 'chapter-glob-empty', values: { name: file } })
      if (names.length > 1 && title !== undefined) {
        faults.push({ entry, ruleId: 'chapter-title-for-many', values: { name: file, count: names.length } })
      }
      for (const match of names) {
        taken.add(match)
        chapters.push({ name: match, path: join(folder, match), role, title, entry })
      }
    } else if (kind === 'missing') {
      faults.push({ entry, ...(await missing(folder, name)) })
    } else {
      faults.push({
        entry,
        ruleId: kind === 'outside' ? 'chapter-outside' : 'chapter-not-markdown',
        values: { name: file },
      })
    }
  }

  const inside: FoundChapter[] = []
  const realNames = new Map<string, FoundChapter>()
  for (const chapter of chapters) {
    const real = await realpath(chapter.path).catch(() => undefined)
    if (real === undefined) {
      faults.push({ entry: chapter.entry, ruleId: 'chapter-missing', values: { name: chapter.name } })
      continue
    }
    const twin = realNames.get(real)
    if (isOutside(realFolder, real)) {
      faults.push({ entry: chapter.entry, ruleId: 'chapter-outside', values: { name: chapter.name } })
    } else if (twin) {
      const values = { name: chapter.name, first: twin.entry + 1 }
      faults.push({ entry: chapter.entry, ruleId: 'chapter-twice', values })
    } else {
      realNames.set(real, chapter)
      inside.push(chapter)
    }
  }
  return { chapters: inside, faults: faults.sort((a, b) => a.entry - b.entry) }
}

/** Not needed where every chapter is named. */
const globbing = () => import('tinyglobby')

type Kind = 'file' | 'glob' | 'missing' | 'outside' | 'not-markdown'

async function kindOf(folder: string, file: string): Promise<Kind> {
  if (isAbsolute(file) || isOutside(folder, resolve(folder, file))) return 'outside'
  const found = await stat(join(folder, file)).catch(() => undefined)
  if (found?.isFile()) return /\.(md|markdown)$/i.test(file) ? 'file' : 'not-markdown'
  return (await globbing()).isDynamicPattern(file) ? 'glob' : 'missing'
}

/** `./a//b.md` → `a/b.md`, with `/` on every system. */
function plainName(file: string): string {
  return normalize(file).split('\\').join('/')
}

/** Links are followed, so that one that leads out of the folder is refused aloud and not left out in silence. */
async function markdownFiles(folder: string, pattern: string): Promise<string[]> {
  const { glob } = await globbing()
  const names = await glob(pattern, { cwd: folder, ignore: ['**/node_modules/**'] })
  return names.filter((name) => /\.(md|markdown)$/i.test(name)).sort(compareNaturally)
}

async function missing(folder: string, name: string): Promise<Omit<ChapterFault, 'entry'>> {
  const nearest = closest(name, await markdownFiles(folder, '{*,*/*}'))
  const isNear = nearest !== '' && distance(name, nearest) <= Math.max(2, name.length / 3)
  return isNear
    ? { ruleId: 'chapter-missing-near', values: { name, nearest } }
    : { ruleId: 'chapter-missing', values: { name } }
}
