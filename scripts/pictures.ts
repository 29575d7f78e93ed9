import { execFileSync } from 'node:child_process'
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * npm run pictures: the pictures in the README, made from what Banxin makes of manuscript/ in its themes. Needs pdftoppm
 * (poppler-utils) and montage (ImageMagick).
 */

const project = fileURLToPath(new URL('../', import.meta.url))
const work = await mkdtemp(join(tmpdir(), 'banxin-pictures-'))
try {
  picture(await build('song'), [7, 8, 10, 25], 70, 'docs/pages.png')
  const themes = await Promise.all(
    ['song', 'gongwen', 'dazi'].map(async (theme) => [theme, await build(theme)] as const),
  )
  for (const [theme, pdf] of themes) picture(pdf, [firstPage(pdf)], 50, `docs/theme-${theme}.png`)
} finally {
  await rm(work, { recursive: true })
}

/** The PDF of the manuscript in a theme. */
async function build(theme: string): Promise<string> {
  const folder = join(work, theme)
  await cp(join(project, 'manuscript'), folder, { recursive: true })
  const config = join(folder, 'book.yaml')
  if (theme !== 'song') {
    const text = await readFile(config, 'utf8')
    // Every theme has a page of its own.
    await writeFile(config, text.replace(/^(page|theme):[^\n]*\n(?:[ \t]+[^\n]*\n)*/gm, ''))
    await appendFile(config, `\ntheme: ${theme}\n`)
  }
  const said = execFileSync(
    process.execPath,
    ['src/banxin.js', 'pdf', folder, '--output', folder, '--json', '--quiet'],
    {
      cwd: project,
      encoding: 'utf8',
    },
  )
  const { files } = JSON.parse(said) as { files: { path: string }[] }
  const [file] = files
  if (!file) throw new Error(`no PDF of ${theme}`)
  return file.path
}

/** The page that the first lecture begins on. */
function firstPage(pdf: string): number {
  const pages = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).split('\f')
  return pages.findIndex((text) => /^\s*第一讲/.test(text)) + 1
}

function picture(pdf: string, pages: number[], resolution: number, target: string): void {
  const files = pages.map((page) => {
    const name = join(work, `page-${page}`)
    execFileSync('pdftoppm', [
      '-r',
      String(resolution),
      '-f',
      String(page),
      '-l',
      String(page),
      '-singlefile',
      '-gray',
      '-png',
      pdf,
      name,
    ])
    return `${name}.png`
  })
  const border = ['-background', '#bbb', '-geometry', '+3+3', '-tile', `${files.length}x1`]
  execFileSync('montage', [...files, ...border, join(project, target)])
  console.log(target)
}
