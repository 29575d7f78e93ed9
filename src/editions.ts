/** Where the answers of an edition stand; `only` is the key: the answers and nothing else. */
export type AnswerPlace = 'place' | 'end' | 'none' | 'only'

type KnownEdition = {
  /** What authors may call it. */
  names: string[]
  answers: AnswerPlace
  /** Goes after the title in the file's name. */
  label: { zh: string; en: string }
  /** What book.yaml says for it without being asked. */
  theme?: string
}

/** Editions that mean something to us; authors may add others. */
export const knownEditions: Record<string, KnownEdition> = {
  student: {
    names: ['学员', '學員', '学员版', '學員版', '学生版', '學生版'],
    answers: 'none',
    label: { zh: '学员版', en: 'student' },
  },
  leader: {
    names: ['领学', '領學', '领学版', '領學版', '教师版', '教師版'],
    answers: 'place',
    label: { zh: '领学版', en: 'leader' },
  },
  key: {
    names: ['答案', '答案本'],
    answers: 'only',
    label: { zh: '答案', en: 'key' },
  },
  'large-print': {
    names: ['大字版', '大字本'],
    answers: 'end',
    label: { zh: '大字版', en: 'large-print' },
    theme: 'dazi',
  },
}

/** An edition's own name: `教师版` → `leader`; names that only the author knows stay as they are. */
export function editionNamed(name: string): string {
  const known = Object.entries(knownEditions).find(([, { names }]) => names.includes(name))
  return known?.[0] ?? name
}

/** What stands after the title in the name of an edition's files. */
export function editionLabel(edition: string, language: string): string {
  return knownEditions[edition]?.label[language === 'en' ? 'en' : 'zh'] ?? edition
}
