import { fileURLToPath } from 'node:url'
import { makeGuide } from './guide/make-guide.ts'

/*
 * npm run guide-pictures: the pictures of docs/guide.zh-CN.md and what the commands said, made by doing what the guide
 * says. Needs poppler-utils.
 */

await makeGuide(fileURLToPath(new URL('../docs/guide/', import.meta.url)))
