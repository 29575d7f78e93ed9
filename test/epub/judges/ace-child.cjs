// Asks Ace about EPUBs: node ace-child.cjs <browser as JSON> <folder for reports> <epub>…; prints a JSON line for each.
// In a process of its own, for Ace writes to the console and keeps its browser in a variable.
const { mkdirSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const puppeteer = require('puppeteer')

const [browser, folder, ...epubs] = process.argv.slice(2)
const { executablePath, env, args } = JSON.parse(browser)

/** Ace starts a browser of its own choice: the one given instead. */
const withBrowser = {
  ...puppeteer,
  launch: (options) =>
    puppeteer.launch({
      ...options,
      executablePath,
      env: { ...process.env, ...env },
      args: [...options.args, ...args],
      timeout: 60_000,
    }),
}
require.cache[require.resolve('puppeteer')].exports = withBrowser
const ace = require('@daisy/ace-core')
const runner = require('@daisy/ace-axe-runner-puppeteer')

async function main() {
  for (const [index, epub] of epubs.entries()) {
    const outdir = join(folder, String(index))
    const tmpdir = join(outdir, 'tmp')
    mkdirSync(tmpdir, { recursive: true })
    await ace(epub, { outdir, tmpdir, silent: true, initLogger: true, verbose: false, lang: 'en' }, runner)
    const report = JSON.parse(readFileSync(join(outdir, 'report.json'), 'utf8'))
    const violations = report.assertions.flatMap(({ assertions = [], 'earl:testSubject': subject }) =>
      assertions.map((assertion) => {
        const test = assertion['earl:test']
        const found = String(assertion['earl:result'].html ?? assertion['earl:result']['dct:description'])
        return `${subject.url}: ${test['dct:title']} (${test['earl:impact']}): ${found.slice(0, 200)}`
      }),
    )
    const result = report['earl:result']['earl:outcome']
    process.stdout.write(`\nACE ${JSON.stringify({ epub, result, violations })}\n`)
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(2)
  },
)
