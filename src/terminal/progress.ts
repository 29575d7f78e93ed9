import type { Ora } from 'ora'
import type { Language } from '../message.ts'
import type { Run, Stage } from '../run.ts'
import { words } from './words.ts'

export type Progress = {
  update: Run['progress']
  /** Take the spinner away, so that other text can follow. */
  stop: () => void
}

/** How long plain output keeps silent within one stage, in milliseconds. */
const PLAIN_INTERVAL = 2000

/** Show how far the work is: a spinner on a terminal, else a line now and then. */
export function startProgress(stream: NodeJS.WriteStream, language: Language): Progress {
  return stream.isTTY
    ? spinnerProgress(stream, language)
    : plainProgress(
        (line) => stream.write(`${line}\n`),
        language,
        () => performance.now(),
      )
}

function spinnerProgress(stream: NodeJS.WriteStream, language: Language): Progress {
  let spinner: Ora | undefined
  let text: string | undefined
  // Loaded while the work begins: it takes as long as reading a short book.
  void import('ora').then(({ default: ora }) => {
    // discardStdin would put the terminal into raw mode and take Ctrl-C away from us.
    spinner = ora({ stream, discardStdin: false })
    if (text !== undefined) spinner.start(text)
  })
  return {
    update(stage, done, total) {
      text = line(language, stage, done, total)
      if (spinner?.isSpinning) spinner.text = text
      else spinner?.start(text)
    },
    stop() {
      text = undefined
      spinner?.stop()
    },
  }
}

/** At most one line for the start of a stage and one every two seconds within it. `now` is in milliseconds. */
export function plainProgress(
  write: (line: string) => void,
  language: Language,
  now: () => number,
): Progress {
  let last: Stage | undefined
  let lastTime = 0
  return {
    update(stage, done, total) {
      const time = now()
      if (stage === last && time - lastTime < PLAIN_INTERVAL) return
      last = stage
      lastTime = time
      write(line(language, stage, done, total))
    },
    stop() {
      // Lines stay.
    },
  }
}

function line(language: Language, stage: Stage, done: number, total: number): string {
  const { stages, progress } = words[language]
  return progress(stages[stage], done, total)
}
