// Runs in a worker what loads TypeScript, where nothing is bundled, see `thread.ts`.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.file)
