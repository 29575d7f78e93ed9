import type { Asset, BookConfig, Section } from './book.ts'

/**
 * The back of the cover as the last page of an EPUB: the author's picture of it, and its text; `undefined` where
 * book.yaml says neither. What print draws besides, codes and price, is for the shop counter.
 */
export function backCoverSection(
  { cover, language, answers }: BookConfig,
  picture: Asset | undefined,
): Section | undefined {
  if ((!picture && cover.text === undefined) || answers === 'only') return undefined
  const title = titles[language]
  const paragraphs = cover.text?.split(/\n\s*\n|\n/).map((line) => line.trim()) ?? []
  return {
    id: 'back-cover',
    title,
    role: 'back-cover',
    source: '',
    tree: {
      type: 'root',
      children: [
        {
          type: 'element',
          tagName: 'section',
          properties: { id: 'back-cover', className: ['back-cover'], dataRole: 'back-cover', lang: language },
          children: [
            ...(picture
              ? [
                  {
                    type: 'element' as const,
                    tagName: 'img',
                    properties: { src: picture.src, alt: title },
                    children: [],
                  },
                ]
              : []),
            ...paragraphs.map((value) => ({
              type: 'element' as const,
              tagName: 'p',
              properties: {},
              children: [{ type: 'text' as const, value }],
            })),
          ],
        },
      ],
    },
  }
}

const titles: Record<BookConfig['language'], string> = {
  'zh-Hans': '封底',
  'zh-Hant': '封底',
  en: 'Back cover',
}
