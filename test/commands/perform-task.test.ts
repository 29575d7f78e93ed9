import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { CommandContext } from '../../src/commands/command.ts'
import { performTask } from '../../src/commands/perform-task.ts'
import type { SharedOptions } from '../../src/commands/program.ts'
import { BookError, MissingToolError, UsageError } from '../../src/errors.ts'

async function perform(work: (context: CommandContext) => void, options: SharedOptions = {}) {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const terminal = (stream: PassThrough) =>
    Object.assign(stream, { isTTY: false }) as unknown as NodeJS.WriteStream
  const code = await performTask(
    { options, perform: async (context) => work(context) },
    {
      language: 'en',
      cwd: '/home/me',
      cacheFolder: '/cache',
      signal: new AbortController().signal,
      stdout: terminal(stdout),
      stderr: terminal(stderr),
      env: {},
    },
  )
  const text = (stream: PassThrough) => String(stream.read() ?? '')
  return { code, out: text(stdout), err: text(stderr) }
}

const warning = { ruleId: 'book-empty', severity: 'warning', file: 'a.md' } as const
const error = { ruleId: 'book-empty', file: 'book.yaml' }

describe('performTask', () => {
  it('tells what was made on stdout, all else on stderr', async () => {
    const { code, out, err } = await perform(({ run, made }) => {
      run.progress('read', 1, 2)
      run.report(warning)
      made({ path: '/home/me/output/书.pdf', pages: 32, seconds: 12.36 })
      made({ path: '/elsewhere/x.epub', seconds: 1 })
    })
    expect(code).toBe(0)
    expect(out).toBe('output/书.pdf  32 pages  12.4 s\n/elsewhere/x.epub  1.0 s\n')
    expect(err).toMatch(/^Reading the manuscript 1\/2\na.md\n {2}warning {2}The book has no text/)
  })

  it.each([
    [new BookError('x'), 1],
    [new UsageError('x'), 2],
    [new MissingToolError('some-tool'), 3],
    [new Error('x'), 70],
  ])('%s gives exit code %d', async (thrown, expected) => {
    const { code, err } = await perform(() => {
      throw thrown
    })
    expect(code).toBe(expected)
    expect(err).not.toBe('')
  })

  it('gives messages as JSON in the order of the text, file by file', async () => {
    const at = (file: string, line: number, column: number) => ({ ...warning, file, place: { line, column } })
    const { out } = await perform(
      ({ run }) => {
        for (const message of [at('b.md', 9, 1), at('a.md', 2, 1), at('b.md', 1, 7), at('b.md', 1, 3)])
          run.report(message)
      },
      { json: true },
    )
    const { messages } = JSON.parse(out)
    expect(
      messages.map(({ file, line, column }: Record<string, string>) => `${file}:${line}:${column}`),
    ).toEqual(['b.md:1:3', 'b.md:1:7', 'b.md:9:1', 'a.md:2:1'])
  })

  it('fails where an error was reported, even if nothing was thrown', async () => {
    expect((await perform(({ run }) => run.report(error))).code).toBe(1)
  })

  it('shows the stack of a fault of ours, with its cause', async () => {
    const { err } = await perform(() => {
      throw new Error('outer', { cause: new Error('inner') })
    })
    expect(err).toContain('fault of Banxin')
    expect(err).toContain('perform-task.test.ts')
    expect(err).toContain('Error: inner')
  })

  it('gives one JSON object', async () => {
    const { out, err } = await perform(
      ({ run, made, write }) => {
        run.report({ ...error, place: { line: 2, column: 3 } })
        write('said')
        made({ path: '/home/me/a.pdf', pages: 1, seconds: 0.5 })
      },
      { json: true },
    )
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 1,
      files: [{ path: '/home/me/a.pdf', pages: 1, seconds: 0.5 }],
      lines: ['said'],
      messages: [{ ruleId: 'book-empty', severity: 'error', file: 'book.yaml', line: 2, column: 3 }],
    })
    expect(err).toBe('')
  })

  it('is quiet but for warnings and errors', async () => {
    const { out, err } = await perform(
      ({ run, made, write }) => {
        run.progress('read', 1, 2)
        run.report(warning)
        run.report({ ...warning, severity: 'info', file: 'b.md' })
        write('said')
        made({ path: '/home/me/a.pdf', pages: 1, seconds: 0.5 })
      },
      { quiet: true },
    )
    expect(out).toBe('')
    expect(err).toContain('a.md')
    expect(err).not.toContain('b.md')
    expect(err).not.toContain('Reading')
  })
})
