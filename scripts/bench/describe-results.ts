import type { Result } from './compare.ts'
import { COLD, type Measurement, PAGEDJS, type Target } from './targets.ts'

/** One build in one line, told as soon as it has ended. */
export function describeResult({ press, build, pages, losses }: Result): string {
  const stages = Object.entries(build.stages).map(([stage, seconds]) => `${stage} ${seconds.toFixed(2)}`)
  return [
    `  ${press}: ${build.seconds.toFixed(2)} s (${stages.join(', ')})`,
    `${pages} pages, ${(pages / build.seconds).toFixed(1)} a second`,
    `peak ${memory(build.peakMemory)} MiB`,
    losses
      ? `${losses.lost} characters lost, ${losses.radicals} written as radicals`
      : 'characters not counted (no pdftotext)',
  ].join('; ')
}

/** All builds as a Markdown table. */
export function resultTable(measurements: readonly Measurement[]): string {
  const rows = measurements.flatMap(({ book, results }) => {
    const secondsOf = (press: string) => results.find((result) => result.press === press)?.build.seconds
    const [cold, pagedjs] = [secondsOf(COLD), secondsOf(PAGEDJS)]
    return results.map(({ press, build: { seconds, peakMemory }, pages, losses }) => [
      book,
      press,
      String(pages),
      seconds.toFixed(2),
      (pages / seconds).toFixed(1),
      pagedjs === undefined || press === PAGEDJS ? '' : (seconds / pagedjs).toFixed(2),
      cold === undefined || press === PAGEDJS || press === COLD ? '' : (seconds / cold).toFixed(2),
      memory(peakMemory),
      losses ? String(losses.lost) : '?',
      losses ? String(losses.radicals) : '?',
    ])
  })
  const heads = [
    'book',
    'build',
    'pages',
    's',
    'pages/s',
    'of pagedjs-cli',
    'of cold',
    'MiB',
    'lost',
    'radicals',
  ]
  const rules = heads.map((_, column) => (column < 2 ? '---' : '---:'))
  return [heads, rules, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Seconds of each stage of Banxin's builds as a Markdown table. */
export function stageTable(measurements: readonly Measurement[]): string {
  const builds = measurements.flatMap(({ book, results }) =>
    results.flatMap(({ press, build }) => (press === PAGEDJS ? [] : [{ book, press, stages: build.stages }])),
  )
  const names = [...new Set(builds.flatMap(({ stages }) => Object.keys(stages)))]
  const rows = builds.map(({ book, press, stages }) => [
    book,
    press,
    ...names.map((name) => stages[name]?.toFixed(2) ?? ''),
  ])
  const rules = ['---', '---', ...names.map(() => '---:')]
  return [['book', 'build', ...names], rules, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The targets as a Markdown table. */
export function targetTable(targets: readonly Target[]): string {
  const rows = targets.map(({ name, limit, value }) => [
    name,
    `≤ ${limit}`,
    value === undefined ? '' : limit >= 100 ? value.toFixed(0) : value.toFixed(2),
    value === undefined ? 'not measured' : value <= limit ? 'holds' : '**missed**',
  ])
  return [['target', 'limit', 'measured', ''], ['---', '---:', '---:', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function memory(mebibytes: number | undefined): string {
  return mebibytes === undefined ? '?' : mebibytes.toFixed(0)
}
