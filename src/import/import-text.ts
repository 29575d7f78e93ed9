import { cleanCharacters } from './clean-characters.ts'
import { applyEdits, type Pass } from './edit.ts'
import { languageOf } from './language.ts'
import { findListSigns } from './list-signs.ts'
import { type ManuscriptFiles, manuscriptFiles } from './manuscript-files.ts'
import { type Outline, outline } from './outline.ts'
import { findParagraphs } from './paragraphs.ts'
import { cleanPunctuation } from './punctuation.ts'
import { cleanSpaces } from './spaces.ts'

/** All that the import makes of a text, and how. */
export type ImportedText = {
  source: string
  /** All edits, look by look; each is in the coordinates of what the one before left. */
  passes: Pass[]
  /** The source after all edits: paragraphs end with `\n\n`, lines of verse with `\n`. */
  clean: string
  outline: Outline
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  files: ManuscriptFiles
  /** Straight quotes left alone; offsets in the text before the last pass but one. */
  unpairedQuotes: number[]
}

/** Turn a text into the files of a manuscript. `name` is the title where the text has none. */
export function importText(source: string, name: string, encoding = 'UTF-8'): ImportedText {
  const passes: Pass[] = []
  let text = source
  for (const look of [cleanCharacters, findParagraphs, cleanSpaces]) {
    const pass = look(text)
    text = applyEdits(text, pass)
    passes.push(pass)
  }
  const { edits, unpaired } = cleanPunctuation(text)
  passes.push(edits)
  text = applyEdits(text, edits)
  const items = findListSigns(text)
  passes.push(items)
  const clean = applyEdits(text, items)
  const found = outline(clean)
  const language = languageOf(clean, encoding)
  const files = manuscriptFiles(found, name, language)
  return { source, passes, clean, outline: found, language, files, unpairedQuotes: unpaired }
}
