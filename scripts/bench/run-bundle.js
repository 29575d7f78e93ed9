// node run-bundle.js bundle.cjs …: run a bundle of `bundleScript` as `banxin.js` runs the program. Plain JavaScript, as a
// loader of TypeScript would be measured, too.
import { runProgram } from '../../src/start/run-program.js'

runProgram(process.argv[2], 'press')
