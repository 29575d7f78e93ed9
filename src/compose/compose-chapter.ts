import type { Element, ElementContent, Root } from 'hast'
import { location } from 'vfile-location'
import type { BookConfig, ChapterSource, Section, TocEntry } from '../book.ts'
import { findBadCharacters } from '../cjk/control-characters.ts'
import { parseContainers } from '../markdown/parse-containers.ts'
import { nameContainers } from '../markdown/spaced-containers.ts'
import type { Run } from '../run.ts'
import type { Caption, ChapterContext, Citation, IndexMark, Reference } from './chapter-context.ts'
import { checkText } from './check-text.ts'
import { makeElement } from './make-element.ts'
import { noteTypes } from './node-types.ts'
import { parseMarkdown } from './parse-markdown.ts'
import type { PictureShelf } from './picture-shelf.ts'
import { plainText } from './plain-text.ts'
import { chapterProcessor } from './processor.ts'
import type { FrontMatter } from './remark-front-matter.ts'

/** A chapter on its own. Its links into the book and its numbers of figures wait for `resolveReferences` and `numberCaptions`. */
export type ComposedChapter = {
  section: Section
  /** All headings, of all levels, in order. */
  toc: TocEntry[]
  source: ChapterSource
  /** What authors call a place → its id in the book; '' is the chapter's beginning. */
  ids: Map<string, string>
  references: Reference[]
  captions: Caption[]
  citations: Citation[]
  marks: IndexMark[]
}

/** What all chapters of a book share. */
export type Desk = {
  config: BookConfig
  pictures: PictureShelf
  columns?: readonly string[] | undefined
}

/** `index` counts chapters from 0; ids in the chapter begin with `s01`, `s02` … by it. */
export async function composeChapter(
  run: Run,
  source: ChapterSource,
  index: number,
  { config, pictures, columns }: Desk,
): Promise<ComposedChapter> {
  run.signal.throwIfAborted()
  const context = contextOf(run, source, index, { config, pictures, columns })
  checkCharacters(context)
  const processor = chapterProcessor(context)
  const markdown = parse(context, processor)
  noteTypes(markdown, context.types)
  const tree = await processor.run(markdown, source.file)
  if (!('children' in tree)) throw new Error('the processor makes a root')
  const root = tree as Root
  checkText(root, context)
  forgetPositions(root)

  const children = root.children.filter((child) => child.type !== 'doctype') as ElementContent[]
  const heading = children.find((child): child is Element => child.type === 'element')
  if (children.every((child) => child === heading || (child.type === 'text' && child.value.trim() === '')))
    context.report('chapter-empty', { line: 1, column: 1 })
  if (heading) delete heading.properties.dataMade

  const { lang, role = source.role } = (source.file.data.frontMatter ?? {}) as FrontMatter
  const title = heading ? plainText(heading) : ''
  const section = makeElement(
    'section',
    {
      id: context.sectionId,
      className: ['section', `section-${role}`],
      dataRole: role,
      lang: lang ?? config.language,
    },
    children,
  )
  context.ids.set('', context.sectionId)
  return {
    section: {
      id: context.sectionId,
      title,
      role,
      tree: { type: 'root', children: [section] },
      source: source.file.path,
    },
    toc: context.headings,
    source,
    ids: context.ids,
    references: context.references,
    captions: context.captions,
    citations: context.citations,
    marks: context.marks,
  }
}

function parse({ source }: ChapterContext, processor: ReturnType<typeof chapterProcessor>) {
  const read = (piece: string) => processor.parse(piece)
  const { tree, text } = parseContainers(source, (whole) => parseMarkdown(whole, read))
  if (text !== source) nameContainers(source, tree)
  return tree
}

/** From here on `data-src` tells the place: half of the memory that a tree takes. */
function forgetPositions(node: Root | Root['children'][number]): void {
  delete node.position
  if ('children' in node) for (const child of node.children) forgetPositions(child)
}

function contextOf(run: Run, source: ChapterSource, index: number, desk: Desk): ChapterContext {
  const { file, name } = source
  const told = new Set<string>()
  const report: ChapterContext['report'] = (ruleId, place, values, severity) =>
    run.report({
      ruleId,
      file: file.path,
      ...(place ? { place } : {}),
      ...(values ? { values } : {}),
      severity,
    })
  return {
    ...desk,
    types: new Set(),
    file,
    source: String(file),
    name,
    sectionId: `s${String(index + 1).padStart(2, '0')}`,
    report,
    reportOnce: (key, ruleId, place, values) => {
      if (told.has(key)) return
      told.add(key)
      report(ruleId, place, values)
    },
    title: {
      book: typeof file.data.title === 'string' ? file.data.title : undefined,
      frontMatter: undefined,
    },
    written: [],
    ids: new Map(),
    terms: 0,
    equations: 0,
    taken: [],
    headings: [],
    references: [],
    citations: [],
    marks: [],
    captions: [],
    refused: false,
    reordered: false,
  }
}

/** More of them in one file and it is no text file: the first ones tell enough. */
const MOST_BAD_CHARACTERS = 20

function checkCharacters({ file, source, report }: ChapterContext): void {
  const found = findBadCharacters(source)
  if (found.length === 0) return
  const places = location(file)
  const rules = {
    control: 'control-character',
    surrogate: 'lone-surrogate',
    replacement: 'replacement-character',
  }
  for (const { offset, code, kind } of found.slice(0, MOST_BAD_CHARACTERS))
    report(rules[kind], places.toPoint(offset), { code })
}
