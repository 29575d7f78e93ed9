import { simplifiedOnly, traditionalOnly } from './common-han.ts'

/** The language of a text, as `book.yaml` names it: by the share of Han characters, then by the forms they have. */
export function languageOf(text: string, encoding: string): 'zh-Hans' | 'zh-Hant' | 'en' {
  const han = text.match(/\p{Script=Han}/gu) ?? []
  const words = text.match(/[A-Za-z]+/g)?.length ?? 0
  // A Chinese text with many foreign names is still Chinese.
  if (han.length < words / 2) return 'en'
  let simplified = 0
  let traditional = 0
  for (const character of han) {
    if (simplifiedOnly.has(character)) simplified += 1
    if (traditionalOnly.has(character)) traditional += 1
  }
  if (simplified === traditional) return encoding === 'Big5' ? 'zh-Hant' : 'zh-Hans'
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans'
}
