import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { remarkIndentedBlocks } from '../markdown/remark-indented-blocks.ts'
import { remarkIndex } from './book-index/remark-index.ts'
import type { ChapterContext } from './chapter-context.ts'
import { htmlHandlers } from './html-handlers.ts'
import { directives, onlyWith } from './node-types.ts'
import { isAlert } from './parts/part-kinds.ts'
import { remarkAlerts } from './parts/remark-alerts.ts'
import { remarkEditions } from './parts/remark-editions.ts'
import { remarkMarginNotes } from './parts/remark-margin-notes.ts'
import { remarkParts } from './parts/remark-parts.ts'
import { remarkCitations } from './references/remark-citations.ts'
import { rehypeCaptions } from './rehype-captions.ts'
import { rehypeChapterTitle } from './rehype-chapter-title.ts'
import { rehypeCode } from './rehype-code.ts'
import { rehypeIds } from './rehype-ids.ts'
import { rehypeJoinLines } from './rehype-join-lines.ts'
import { rehypeLatin } from './rehype-latin.ts'
import { rehypeLinks } from './rehype-links.ts'
import { rehypePictures } from './rehype-pictures.ts'
import { rehypeRawHtml } from './rehype-raw-html.ts'
import { rehypeSourcePlaces } from './rehype-source-places.ts'
import { attributed, remarkAttributeLists } from './remark-attribute-lists.ts'
import { remarkAutolinkSyntax } from './remark-autolink-syntax.ts'
import { remarkAutolinks } from './remark-autolinks.ts'
import { remarkCaptions } from './remark-captions.ts'
import { remarkCutHtml } from './remark-cut-html.ts'
import { remarkDirectiveSyntax } from './remark-directive-syntax.ts'
import { remarkDirectives } from './remark-directives.ts'
import { remarkFields } from './remark-fields.ts'
import { remarkForeignLines } from './remark-foreign-lines.ts'
import { remarkFrontMatter } from './remark-front-matter.ts'
import { remarkHtml } from './remark-html.ts'
import { remarkMathBlocks } from './remark-math-blocks.ts'
import { remarkMathKinds } from './remark-math-kinds.ts'
import { remarkMathSyntax } from './remark-math-syntax.ts'
import { remarkNotes } from './remark-notes.ts'
import { remarkOneNode } from './remark-one-node.ts'
import { remarkRuby } from './remark-ruby.ts'
import { remarkTypedIndent } from './remark-typed-indent.ts'
import { remarkWrittenText } from './remark-written-text.ts'

/** The way of one chapter from Markdown to its HTML, in order. */
export function chapterProcessor(context: ChapterContext) {
  return (
    unified()
      .use(remarkParse)
      .use(remarkFrontmatter)
      .use(remarkGfm)
      .use(remarkAutolinkSyntax)
      .use(remarkCjkFriendly)
      .use(remarkCjkFriendlyGfmStrikethrough)
      .use(remarkMath)
      .use(remarkMathSyntax)
      .use(remarkMathBlocks)
      .use(remarkDirective)
      .use(remarkDirectiveSyntax)
      .use(remarkIndentedBlocks, isAlert)
      .use(remarkFrontMatter, context)
      .use(remarkForeignLines, context)
      // What is no directive is text again before anything looks at text.
      .use(onlyWith(directives, remarkDirectives), context)
      // What an edition has not, nothing after this ever sees.
      .use(onlyWith(directives, remarkEditions), context)
      .use(onlyWith(['blockquote'], remarkAlerts), context)
      .use(onlyWith(attributed, remarkAttributeLists), context)
      .use(remarkParts, context)
      // What parts made of attributes is text by now.
      .use(remarkFields, context)
      .use(onlyWith(['textDirective'], remarkIndex), context)
      .use(remarkCitations, context)
      .use(remarkMathKinds, context)
      .use(onlyWith(['html'], remarkCutHtml), context)
      .use(onlyWith(['html'], remarkHtml), context)
      .use(onlyWith(['link'], remarkAutolinks), context)
      .use(remarkCaptions)
      .use(onlyWith(['textDirective'], remarkMarginNotes), context)
      .use(remarkRuby, context)
      .use(remarkNotes, context)
      .use(remarkTypedIndent)
      .use(remarkWrittenText, context)
      .use(remarkOneNode, context)
      .use(remarkRehype, { allowDangerousHtml: true, handlers: htmlHandlers(context) })
      // Also sanitises: what goes on is safe HTML.
      .use(onlyWith(['html'], rehypeRawHtml), context)
      .use(onlyWith(['image', 'imageReference', 'html', ...directives], rehypePictures), context)
      .use(rehypeCaptions, context)
      .use(onlyWith(['html'], rehypeCode), context)
      .use(rehypeJoinLines)
      .use(context.config.language === 'en' ? [] : [rehypeLatin])
      .use(rehypeChapterTitle, context)
      .use(rehypeIds, context)
      .use(rehypeLinks, context)
      .use(rehypeSourcePlaces, context)
  )
}
