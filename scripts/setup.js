// Runs before the npm scripts: installs the libraries where they are missing or older than package-lock.json.
// No dependencies, and no syntax that an old Node could not read as far as its own check.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = [20, 19]
/** An install touches its lock every few seconds; one that has not for so long (in ms) has died. */
const DEAD_AFTER = 60_000

const root = process.env.BANXIN_ROOT ?? join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
// Not beside node_modules: an install that is killed should leave nothing in the project.
const lockFolder = join(
  tmpdir(),
  `banxin-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`,
)
/** Holds the hash of the package-lock.json that node_modules was installed from. */
const stamp = join(modules, '.banxin-setup')

// Windows has none of them.
const system = Intl.DateTimeFormat().resolvedOptions().locale
const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || system)

refuseOldNode()
if (!isInstalled()) await installOnce()

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  const oldest = OLDEST_NODE.join('.')
  say(
    `Banxin needs Node ${oldest} or newer, this is ${process.versions.node}. Get it from https://nodejs.org.`,
    `版心需要 Node ${oldest} 或更新的版本，现在是 ${process.versions.node}。请到 https://nodejs.org 下载。`,
  )
  process.exit(3)
}

function isInstalled() {
  // npm writes its own lock file last: without it an install was cut short.
  const npmLock = join(modules, '.package-lock.json')
  if (!existsSync(npmLock)) return false
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wantedStamp()
  // Installed by hand with `npm ci`: as new as the lock file is enough.
  return statSync(npmLock).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

function wantedStamp() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** Two commands may start at once: the second waits for the first and then has nothing to do. */
async function installOnce() {
  let told = false
  while (!takeLock()) {
    if (!told) say('Waiting for another installation to end …', '等待另一个安装过程结束……')
    told = true
    await new Promise((done) => setTimeout(done, 500))
  }
  const alive = setInterval(() => {
    const now = new Date()
    utimesSync(lockFolder, now, now)
  }, 2000)
  try {
    if (!isInstalled()) await install()
  } finally {
    clearInterval(alive)
    rmSync(lockFolder, { recursive: true, force: true })
  }
}

function takeLock() {
  try {
    mkdirSync(lockFolder)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const touched = statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - touched > DEAD_AFTER) rmSync(lockFolder, { recursive: true, force: true })
    return false
  }
}

async function install() {
  say('Installing libraries (npm ci), once …', '正在安装依赖库（npm ci），只需一次……')
  const wanted = wantedStamp()
  const code = await npmCi()
  if (code !== 0) {
    say(
      'npm ci failed: see its words above. Check the network, then try again.',
      'npm ci 没有成功，原因见上。请检查网络后重试。',
    )
    process.exitCode = 3
    return
  }
  writeFileSync(stamp, wanted)
}

function npmCi() {
  return new Promise((done) => {
    // npm tells its scripts where it is itself; a shell is needed for npm.cmd on Windows.
    const npm = process.env.npm_execpath
    const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
    const child = npm?.endsWith('.js')
      ? spawn(process.execPath, [npm, ...args], options)
      : spawn('npm', args, { ...options, shell: process.platform === 'win32' })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('error', () => done(1))
    child.on('close', (code) => done(code ?? 1))
  })
}

function say(english, words) {
  console.error(chinese ? words : english)
}
