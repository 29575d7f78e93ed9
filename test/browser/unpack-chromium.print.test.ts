import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { unpackChromium } from '../../src/browser/unpack-chromium.ts'

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'two builds may unpack at the same time, and the third has nothing to do',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'banxin-test-'))
    try {
      const [one, two] = await Promise.all([unpackChromium(folder), unpackChromium(folder)])
      expect(two).toEqual(one)
      expect(await readdir(folder)).toEqual([`chromium-${one.version}`])
      expect((await readdir(one.folder)).sort()).toEqual(['al2023', 'chromium', 'files.txt'])
      const { ino } = await stat(one.executablePath)
      await unpackChromium(folder)
      expect((await stat(one.executablePath)).ino).toBe(ino)

      // An `npm ci` in the middle of a build takes files away.
      await rm(join(one.libraries, 'libnspr4.so'))
      expect(await unpackChromium(folder)).toEqual(one)
      expect(await readdir(folder)).toEqual([`chromium-${one.version}`])

      // Every library that a bare system lacks is there; the others any system with glibc has.
      const { stdout } = await promisify(execFile)('ldd', [one.executablePath], {
        env: { ...process.env, LD_LIBRARY_PATH: one.libraries },
      })
      expect(stdout).not.toContain('not found')
      expect(stdout).toContain(join(one.libraries, 'libnss3.so'))
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)
