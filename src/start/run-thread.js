// Runs a bundled thread of `bundle-program.js` in a worker, see `thread.ts`.
import { basename } from 'node:path'
import { workerData } from 'node:worker_threads'
import { runProgram } from './run-program.js'

const { bundle, control } = workerData
// Ended so, it keeps what was compiled; terminated, it would not.
control.once('message', () => process.exit(0))
control.unref()
runProgram(bundle, basename(bundle, '.cjs'))
