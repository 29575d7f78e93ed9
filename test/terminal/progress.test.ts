import { expect, it } from 'vitest'
import { chooseLanguage } from '../../src/terminal/choose-language.ts'
import { plainProgress } from '../../src/terminal/progress.ts'

it('writes a line for each stage, and one every two seconds within it', () => {
  const lines: string[] = []
  let now = 5000
  const progress = plainProgress(
    (line) => lines.push(line),
    'en',
    () => now,
  )
  for (let page = 0; page <= 1000; page += 1) {
    progress.update('paginate', page, 1000)
    now += 5
  }
  progress.update('print', 0, 0)
  expect(lines).toEqual(['Making pages 0/1000', 'Making pages 400/1000', 'Making pages 800/1000', 'Printing'])
})

it.each([
  [undefined, {}, 'en'],
  [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
  [undefined, { LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, 'zh'],
  ['en', { LANG: 'zh_CN.UTF-8' }, 'en'],
  ['zh', {}, 'zh'],
] as const)('chooses the language for --lang %s in %j', (asked, env, language) => {
  expect(chooseLanguage(asked, env, () => 'en-US')).toBe(language)
  expect(chooseLanguage(asked, env, () => 'zh-CN')).toBe(
    asked === undefined && !('LANG' in env) ? 'zh' : language,
  )
})
