/** Gives works to those who do them, each to the one who has been free for longest; they wait where nobody is. */
export function openPool<Worker>(workers: readonly Worker[]) {
  const free = [...workers]
  const waiting: ((worker: Worker) => void)[] = []
  const release = (worker: Worker) => {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }
  return async <Result>(work: (worker: Worker) => Promise<Result>): Promise<Result> => {
    const worker = free.shift() ?? (await new Promise<Worker>((resolve) => void waiting.push(resolve)))
    try {
      return await work(worker)
    } finally {
      release(worker)
    }
  }
}

/** Makes works wait for each other: each begins when the one before has ended, well or not. */
export function inTurn(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}
