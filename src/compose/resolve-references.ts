import { access } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import { closest } from 'fastest-levenshtein'
import { slug } from 'github-slugger'
import type { Run } from '../run.ts'
import type { Reference } from './chapter-context.ts'
import type { ComposedChapter } from './compose-chapter.ts'
import { makeElement } from './make-element.ts'
import { unlink } from './rehype-links.ts'

/** Leads every link into the book to its place; what cannot be found is reported with the nearest that can. */
export async function resolveReferences(
  run: Run,
  chapters: ComposedChapter[],
  folder: string,
): Promise<void> {
  const byName = new Map(chapters.map((chapter) => [chapter.source.name, chapter]))
  for (const from of chapters) {
    /** Link → what follows it. All at once at the end: a chapter is walked once. */
    const resolved = new Map<Reference['link'], string>()
    for (const reference of from.references) {
      const file = from.source.file.path
      const report = (ruleId: string, values: Record<string, string>) =>
        run.report({ ruleId, file, place: reference.place, values })
      const target = findChapter(reference.chapter, byName)
      if (!target) {
        await reportFile(reference, from, report, byName, folder)
        unlink(reference.link)
        continue
      }
      const id = findId(reference.fragment, target)
      if (id === undefined) {
        const shown = target === from ? '' : nameFrom(from, target.source.name)
        const elsewhere = chapters.find(({ ids }) => ids.has(reference.fragment))
        const nearest = closest(
          reference.fragment,
          [...target.ids.keys()].filter((name) => name !== ''),
        )
        report('link-id-missing', {
          target: `${shown}#${reference.fragment}`,
          suggestion: elsewhere
            ? `${nameFrom(from, elsewhere.source.name)}#${reference.fragment}`
            : `${shown}#${nearest ?? ''}`,
        })
        unlink(reference.link)
        continue
      }
      lead(reference.link, id, target)
      resolved.set(reference.link, id)
    }
    if (resolved.size > 0) addPageRefs(from.section.tree, resolved)
  }
}

function lead(link: Reference['link'], id: string, target: ComposedChapter): void {
  link.properties = { ...link.properties, className: ['ref'], href: `#${id}` }
  if (link.children.length > 0) return
  const title = target.toc.find((entry) => entry.id === id)?.title ?? target.section.title
  link.children = [{ type: 'text', value: title }]
}

type Tree = { children: ({ type: string } | Reference['link'])[] }

function addPageRefs(tree: Tree, resolved: Map<Reference['link'], string>): void {
  for (let index = 0; index < tree.children.length; index++) {
    const child = tree.children[index]
    if (!child || !('children' in child)) continue
    addPageRefs(child, resolved)
    const dataTarget = resolved.get(child)
    if (dataTarget === undefined) continue
    tree.children.splice(++index, 0, makeElement('span', { className: ['page-ref'], dataTarget }))
  }
}

/** By its name, also as other tools write it: without `.md`, as `.html`, or a folder for its README or index. */
function findChapter(name: string, byName: Map<string, ComposedChapter>): ComposedChapter | undefined {
  const bare = name.replace(/\/+$/, '')
  const stem = bare.replace(/\.(?:html?|md|markdown)$/i, '')
  const candidates = [bare, `${stem}.md`, `${stem}.markdown`, `${bare}/README.md`, `${bare}/index.md`]
  for (const candidate of candidates) {
    const found = byName.get(posix.normalize(candidate)) ?? byName.get(candidate.normalize('NFC'))
    if (found) return found
  }
  return undefined
}

function findId(fragment: string, { ids }: ComposedChapter): string | undefined {
  const known = [fragment, fragment.toLowerCase(), fragment.replace(/^user-content-/, ''), slug(fragment)]
  for (const name of known) {
    const id = ids.get(name)
    // `slug` of signs alone is '', which is the chapter's beginning.
    if (id !== undefined && (name !== '' || fragment === '')) return id
  }
  return undefined
}

async function reportFile(
  { chapter: name, written: target }: Reference,
  from: ComposedChapter,
  report: (ruleId: string, values: Record<string, string>) => void,
  byName: Map<string, ComposedChapter>,
  folder: string,
): Promise<void> {
  if (!/\.(?:md|markdown)$/i.test(name) || name.startsWith('..'))
    return report('link-outside-book', { target })
  const isThere = await access(join(folder, name)).then(
    () => true,
    () => false,
  )
  if (isThere) return report('link-outside-book', { target })
  report('link-file-missing', { target, suggestion: nameFrom(from, closest(name, [...byName.keys()])) })
}

/** As the author would write it in the chapter `from`. */
function nameFrom(from: ComposedChapter, name: string): string {
  return relative(posix.dirname(from.source.name), name).split(sep).join('/')
}
