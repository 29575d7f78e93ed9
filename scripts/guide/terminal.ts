import { spawn } from 'node:child_process'

/** A line as it stands on the screen in the end, with the sequences that colour it. */
export type ScreenLine = string

/**
 * Run a command as somebody does who sits at a terminal, in Chinese; what stands on the screen when it ends.
 *
 * Seconds differ from run to run: all are given as 5.0.
 */
export async function runOnTerminal(command: string, cwd: string): Promise<ScreenLine[]> {
  const { NO_COLOR: _, CI: __, NODE_OPTIONS: ___, ...env } = process.env
  const child = spawn('sh', ['-c', `${command} 2>&1`], {
    cwd,
    env: {
      ...env,
      ...{ LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '', TERM: 'xterm-256color' },
      NODE_OPTIONS: `--import=${new URL('as-terminal.js', import.meta.url).href}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  await new Promise<void>((done, fail) => child.on('error', fail).on('close', () => done()))
  return screenOf(Buffer.concat(chunks).toString('utf8')).map((line) => line.replace(/\d+\.\d 秒/g, '5.0 秒'))
}

/** What is left of the output of a spinner and of all else: a line is written anew after `\r` or `ESC [ 1 G`. */
export function screenOf(output: string): ScreenLine[] {
  return output
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are made of them
      const last = line.split(/\r|\x1b\[1G/).at(-1) ?? ''
      // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
      return last.replace(/\x1b\[(?:\?\d+[hl]|\d*K)/g, '')
    })
    .join('\n')
    .trim()
    .split('\n')
}

/** Without the sequences that colour it. */
export function plainLine(line: ScreenLine): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  return line.replace(/\x1b\[[\d;]*m/g, '')
}
