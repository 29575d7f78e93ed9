import type { Language } from '../message.ts'

/**
 * The language to speak: what `--lang` says, else what the locale of the environment begins with.
 *
 * Without either it is English, as POSIX programs do in the locale `C`.
 */
export function chooseLanguage(asked: string | undefined, env: Record<string, string | undefined>): Language {
  if (asked !== undefined) return asked.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  // The order of POSIX; an empty value counts as none.
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
