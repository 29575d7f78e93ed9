// Starts cli.ts, which is TypeScript: bundled, or through tsx where it can't be. Plain JavaScript, and no library is needed
// to get that far.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleProgram } from './bundle-program.js'
import { runProgram } from './run-program.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

// Asked for help, a command uses next to nothing of what it would: that is not kept as its own.
const [command, ...wishes] = process.argv.slice(2)
const isHelp = wishes.some((wish) => wish === '--help' || wish === '-h')

/** Commands that begin with a browser, except of a PDF that is there. */
const browserCommands = new Set(['pdf', 'press', 'build', 'cover'])
const isOfFile = wishes.some((wish) => /\.pdf$/i.test(wish))

const program = process.env.BANXIN_FROM_SOURCE ? undefined : await bundleProgram(root)
if (program) {
  if (browserCommands.has(command) && !isHelp && !isOfFile) {
    const { offerEarlyProcess } = runProgram(join(program, '..', 'early-process.cjs'), 'early-process')
    await offerEarlyProcess()
  }
  const own = join(program, '..', `${command}.cjs`)
  if (isHelp) runProgram(program, 'help')
  else runProgram(/^[a-z]+$/.test(command) && existsSync(own) ? own : program, command)
} else await runFromSource()

async function runFromSource() {
  try {
    const { register } = await import('tsx/esm/api')
    register()
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error
    console.error(
      'Libraries are missing: run `npm ci` in the folder of package.json.\n缺少依赖库：请在 package.json 所在的文件夹运行 npm ci。',
    )
    process.exitCode = 3
    return
  }
  await import('../cli.ts')
}
