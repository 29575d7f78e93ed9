import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/*
 * What ISO 14289-1 asks of tags, as far as a machine can see it; the numbers are those of the Matterhorn Protocol 1.1.
 * Read with pdf.js, which had no part in making the file.
 */

/** An element of the tag tree, or a stretch of content in it. */
type Node = {
  role?: string
  type?: string
  id?: string
  alt?: string
  lang?: string
  children?: Node[]
}

/** Faults of a tagged PDF: `p. 3: 01-005 content neither tagged nor artifact: showText`. */
export async function structureFaults(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({
    data: Uint8Array.from(pdf),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  }).promise
  const faults: string[] = []
  const info = await document.getMarkInfo()
  if (info?.Marked !== true) faults.push('06-001 not marked as tagged')
  if (Object(await document.getViewerPreferences()).DisplayDocTitle !== true)
    faults.push('07-002 the title is not shown')
  const metadata = await document.getMetadata()
  if (!Object(metadata.info).Language) faults.push('11-006 no language')
  if (!Object(metadata.info).Title) faults.push('06-003 no title')

  let headingBefore = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const found = await pageFaults(page, headingBefore)
    headingBefore = found.heading
    faults.push(...found.faults.map((fault) => `p. ${number}: ${fault}`))
  }
  await document.loadingTask.destroy()
  return faults
}

async function pageFaults(page: PDFPageProxy, headingBefore: number) {
  const faults: string[] = []
  const { marked, untagged } = await markedContent(page)
  for (const operator of new Set(untagged))
    faults.push(`01-005 content neither tagged nor artifact: ${operator}`)

  const tree: Node | null = (await page.getStructTree()) as Node | null
  const inTree: string[] = []
  let heading = headingBefore
  const annotations: string[] = []
  const visit = (node: Node, parents: string[]) => {
    if (node.type === 'content') {
      inTree.push(node.id ?? '')
      return
    }
    if (node.type === 'object' || node.type === 'annotation') {
      annotations.push(node.id ?? '')
      return
    }
    const role = node.role ?? ''
    const parent = parents.at(-1) ?? ''
    if (!standardRoles.has(role)) faults.push(`02-001 no standard role: ${role}`)
    const allowed = parentsOf[role]
    if (allowed && !allowed.includes(parent)) faults.push(`09-00x ${role} in ${parent || 'nothing'}`)
    const level = /^H([1-6])$/.exec(role)?.[1]
    if (level !== undefined) {
      if (Number(level) > heading + 1 && heading > 0) faults.push(`14-003 H${level} after H${heading}`)
      heading = Number(level)
    }
    if (role === 'Figure' && !node.alt?.trim()) faults.push('13-004 a figure without words')
    if (role === 'Formula' && !node.alt?.trim()) faults.push('17-002 a formula without words')
    // pdf.js also shows, without its content, what stands on the next page of the same list.
    const isHere = (node.children ?? []).length > 0
    if (role === 'Link' && isHere && !hasType(node, ['annotation', 'object']))
      faults.push('28-011 a link without its annotation')
    for (const child of node.children ?? [])
      visit(child, role === 'NonStruct' || role === 'Div' ? parents : [...parents, role])
  }
  if (tree) for (const child of tree.children ?? []) visit(child, [])

  const twice = inTree.filter((id, index) => inTree.indexOf(id) !== index)
  if (twice.length > 0) faults.push(`01-00x content twice in the tree: ${twice.join(', ')}`)
  const lost = marked.filter((id) => !inTree.includes(id))
  if (lost.length > 0) faults.push(`01-005 content in no element: ${lost.length} of ${marked.length}`)
  const empty = inTree.filter((id) => !marked.includes(id))
  if (empty.length > 0) faults.push(`01-00x elements of no content: ${empty.join(', ')}`)

  for (const annotation of await page.getAnnotations()) {
    if (annotation.subtype !== 'Link') continue
    if (!annotation.contentsObj?.str?.trim()) faults.push('28-012 a link that does not say where it leads')
  }
  return { faults, heading }
}

/** Ids of marked content, as pdf.js names them in the tree, and operators that paint outside all of it. */
async function markedContent(page: PDFPageProxy): Promise<{ marked: string[]; untagged: string[] }> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code, name]))
  const open: ('artifact' | 'tagged' | 'other')[] = []
  const marked: string[] = []
  const untagged: string[] = []
  for (const [index, code] of fnArray.entries()) {
    const name = names.get(code) ?? ''
    if (name === 'beginMarkedContent' || name === 'beginMarkedContentProps') {
      const [tag, id] = argsArray[index] as [string | { name: string } | null, number | null]
      const tagName = typeof tag === 'string' ? tag : tag?.name
      if (tagName === 'Artifact') open.push('artifact')
      else if (typeof id === 'number') {
        open.push('tagged')
        marked.push(`p${Object(page.ref).num}R_mc${id}`)
      } else open.push('other')
    } else if (name === 'endMarkedContent') open.pop()
    else if (paints(name, argsArray[index]) && open.every((kind) => kind === 'other')) untagged.push(name)
  }
  return { marked: [...new Set(marked)], untagged }
}

function paints(name: string, args: unknown): boolean {
  // A path comes with what is done with it; to end it paints nothing.
  if (name === 'constructPath') return Array.isArray(args) && args[0] !== OPS.endPath
  return painting.test(name)
}

const painting =
  /^(?:showText|showSpacedText|nextLineShowText|stroke|closeStroke|fill|eoFill|fillStroke|eoFillStroke|shadingFill|paint(?:Image|Inline|Solid).*)$/

function hasType(node: Node, types: readonly string[]): boolean {
  return (node.children ?? []).some((child) => types.includes(child.type ?? '') || hasType(child, types))
}

/** ISO 32000-1, 14.8.4. */
const standardRoles = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu ' +
    'WT WP Figure Formula Form'
  ).split(' '),
)

/** ISO 32000-1, 14.8.4.3.3 and 14.8.4.3.4, and 14.8.4.4 for ruby. */
const parentsOf: Record<string, readonly string[]> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  LI: ['L'],
  Lbl: [
    'LI',
    'Note',
    'TOCI',
    'BibEntry',
    'Caption',
    'Figure',
    'Formula',
    'H',
    'H1',
    'H2',
    'H3',
    'H4',
    'H5',
    'H6',
  ],
  LBody: ['LI'],
  RB: ['Ruby'],
  RT: ['Ruby'],
  RP: ['Ruby'],
}
