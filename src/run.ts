import type { Report } from './message.ts'

/** What every stage gets first: how to speak and when to stop. The author's wishes are in `BookConfig`, never here. */
export type Run = {
  /** Aborted by Ctrl-C or by the caller: stages stop at the next chance and leave nothing behind. */
  signal: AbortSignal
  report: Report
  /** Progress: `done` of `total` (0 where unknown) things of a stage. */
  progress: (stage: Stage, done: number, total: number) => void
  /** Absolute folder for finished work that a later build can use again; '' for none. */
  cacheFolder: string
}

export type Stage =
  | 'read'
  | 'compose'
  | 'fonts'
  | 'paginate'
  | 'print'
  | 'prove'
  | 'press'
  | 'impose'
  | 'cover'
  | 'budget'
  | 'shop'
  | 'runs'
  | 'epub'
  | 'preflight'
