import { readFile } from 'node:fs/promises'
import type { Book } from '../../src/book.ts'
import { withGeneratedSections } from '../../src/paginate/generated-sections.ts'
import { pageCss } from '../../src/paginate/page-css.ts'
import { prepareSection } from '../../src/paginate/prepare-section.ts'

/**
 * The book as one HTML file for Paged.js, as one would write it by hand: our style sheets, the fonts whole, and CSS of
 * paged media for what Banxin writes into its pages itself (running heads, folios, page numbers of the contents and of
 * references).
 *
 * Notes stay at the end of their chapter: float: footnote would cost Paged.js time that this comparison does not ask
 * of it. Pictures are left out of account; the books of the bench have none.
 */
export async function pagedjsCliBook(book: Book): Promise<string> {
  const { config } = book
  const stylesFolder = new URL('../../styles/', import.meta.url)
  const sheets = await Promise.all(
    ['page', 'type', 'cjk', 'notes', 'toc', 'front', 'code', `themes/${config.theme}/theme`].map((name) =>
      readFile(new URL(`${name}.css`, stylesFolder), 'utf8'),
    ),
  )
  const css = [fontFaces(), pageCss(config.page), ...sheets, pagedMedia(config.title)].join('\n')
  return `<!doctype html>
<html lang="${config.language}">
<head>
<meta charset="utf-8">
<title>${config.title}</title>
<style>
${css}
</style>
</head>
<body>
${printedSections(book).map(withoutPageNumbers).join('\n')}
</body>
</html>
`
}

/** Each section's HTML as print gets it; the places of page numbers are there, but no numbers. */
export function printedSections(book: Book): string[] {
  return withGeneratedSections(book).map(({ tree }) => prepareSection(tree, book.config.language, () => ''))
}

/** The places of page numbers go: CSS sets them. */
function withoutPageNumbers(html: string): string {
  return html.replace(/<span [^>]*class="(?:page-ref|toc-page)"[^>]*>[^<]*<\/span>/g, '')
}

/** The fonts of Banxin's pages, whole; the browser loads those that the text is set in. */
const fonts: readonly { families: string[]; weight: number; file: string }[] = [
  {
    families: ['Song', 'SongM'],
    weight: 400,
    file: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  },
  {
    families: ['Song', 'SongM'],
    weight: 700,
    file: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  },
  {
    families: ['Hei'],
    weight: 400,
    file: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  },
  {
    families: ['Hei', 'Emph'],
    weight: 700,
    file: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  },
  {
    families: ['Kai'],
    weight: 400,
    file: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2',
  },
  { families: ['Mono'], weight: 400, file: 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf' },
  { families: ['Mono'], weight: 700, file: 'dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf' },
]

function fontFaces(): string {
  return fonts
    .flatMap(({ families, weight, file }) => {
      const url = new URL(`../../node_modules/${file}`, import.meta.url).href
      return families.map(
        (family) =>
          `@font-face{font-family:"${family}";src:url("${url}");font-weight:${weight};ascent-override:88%;descent-override:12%;line-gap-override:0%}`,
      )
    })
    .join('\n')
}

function pagedMedia(title: string): string {
  return `
.section { break-before: page; }
.section-title { position: relative; height: var(--type-height); }
h1, h2, h3 { break-after: avoid; }
h1 { string-set: chapter content(text); }
@page :left {
  @top-left { content: ${JSON.stringify(title)}; }
  @bottom-left { content: counter(page); }
}
@page :right {
  @top-right { content: string(chapter); }
  @bottom-right { content: counter(page); }
}
@page :first {
  @top-right { content: none; }
  @bottom-right { content: none; }
}
.pagedjs_margin-content { font-size: var(--small-size); }
.toc-entry a::after { content: target-counter(attr(href), page); position: absolute; right: 0; bottom: 0; }
a.ref::after { content: "（第 " target-counter(attr(href), page) " 页）"; }
`
}
