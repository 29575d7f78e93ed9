import type { Language } from '../message.ts'

/**
 * The language to speak: what `--lang` says, else what the locale of the environment begins with, else what the system
 * is set to: Windows has no such environment.
 *
 * The locale `C` is English, as with all POSIX programs.
 */
export function chooseLanguage(
  asked: string | undefined,
  env: Record<string, string | undefined>,
  // Asked for only where nothing else says it: it takes 10 ms.
  system = () => Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  if (asked !== undefined) return asked.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  // The order of POSIX; an empty value counts as none.
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || system()
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
