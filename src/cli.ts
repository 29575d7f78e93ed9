import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommanderError } from 'commander'
import { exitCodes, performTask } from './commands/perform-task.ts'
import { parseCommandLine } from './commands/program.ts'
import { signalCodes } from './signal-codes.ts'
import { chooseLanguage } from './terminal/choose-language.ts'
import { words } from './terminal/words.ts'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))

// `banxin pdf | head`: the reader has gone, which is no fault of ours.
process.stdout.on('error', () => undefined)

// A command whose work never ends, as by a thread that is gone, leaves nothing to wait for.
process.once('beforeExit', () => {
  process.stderr.write(`${words[chooseLanguage(askedLanguage(process.argv), process.env)].ourFault}\n`)
  process.exit(exitCodes.ourFault)
})

// No await here: bundled, this is no module.
void main(process.argv.slice(2)).then(async (code) => {
  await Promise.all([process.stdout, process.stderr].map(drain))
  process.exit(code)
})

async function main(argv: string[]): Promise<number> {
  const language = chooseLanguage(askedLanguage(argv), process.env)
  const controller = new AbortController()
  let received: keyof typeof signalCodes | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (received !== undefined) process.exit(signalCodes[signal])
      received = signal
      process.stderr.write(`${words[language].stopping}\n`)
      controller.abort()
    })
  }
  const stopped = () => (received === undefined ? undefined : signalCodes[received])

  try {
    const task = await parseCommandLine(argv, language, readVersion(), {
      out: (text) => process.stdout.write(text),
      error: (text) => process.stderr.write(text),
    })
    if (!task) return exitCodes.fine
    const done = await performTask(task, {
      language,
      cwd: process.cwd(),
      cacheFolder: resolve(task.options.cache ?? `${packageFolder}/node_modules/.cache/banxin`),
      signal: controller.signal,
      stdout: process.stdout,
      stderr: process.stderr,
      env: process.env,
    })
    return stopped() ?? done
  } catch (error) {
    const stoppedCode = stopped()
    if (stoppedCode !== undefined) {
      process.stderr.write(`${words[language].stopped}\n`)
      return stoppedCode
    }
    if (error instanceof CommanderError) return exitCodes.wrongUse
    throw error
  }
}

/** `--lang` counts before the command line is read: its own faults are told in that language. */
function askedLanguage(argv: readonly string[]): string | undefined {
  const joined = argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length)
  const at = argv.indexOf('--lang')
  return joined ?? (at === -1 ? undefined : argv[at + 1])
}

function readVersion(): string {
  const content: unknown = JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf8'))
  return typeof content === 'object' && content !== null && 'version' in content
    ? String(content.version)
    : ''
}

/** On pipes, writing takes time, and process.exit would cut it short. */
function drain(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => stream.write('', () => done()))
}
