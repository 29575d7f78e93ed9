import { changedProgram } from './changed-program.ts'

/**
 * Copy the program to a folder, without its paragraph composer: the browser breaks the lines there.
 *
 * What a build of it takes less is what the composer costs.
 *
 * @throws BenchError where the composer is not called as it was when this was written
 */
export function withoutComposer(folder: string): Promise<string> {
  const file = 'src/paginate/in-page/session.js'
  return changedProgram(folder, { file, from: 'findings.push(...composeLines(section, lines))', to: '' })
}
