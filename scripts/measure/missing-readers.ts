import { spawnSync } from 'node:child_process'

/** The programs that read the PDF for us, and that this machine lacks. */
export function missingReaders(): string[] {
  return ['mutool', 'pdftotext', 'pdffonts'].filter(
    (program) => spawnSync(program, ['-v'], { stdio: 'ignore' }).error !== undefined,
  )
}
