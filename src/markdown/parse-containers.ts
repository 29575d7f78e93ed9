import type { Root } from 'mdast'
import { readGitbookTags } from './gitbook-tags.ts'
import { joinSpacedContainers } from './spaced-containers.ts'

/**
 * A chapter with the containers of other programs written as directives are: read again where there are some.
 *
 * `text` is what the tree was made of, as long as `source`: what is not part of their marks stands where it stood.
 */
export function parseContainers(source: string, parse: (text: string) => Root): { tree: Root; text: string } {
  let [text, tree] = [source, parse(source)]
  for (const rewrite of [readGitbookTags, joinSpacedContainers]) {
    const rewritten = rewrite(text, tree)
    if (rewritten !== text) [text, tree] = [rewritten, parse(rewritten)]
  }
  return { tree, text }
}
