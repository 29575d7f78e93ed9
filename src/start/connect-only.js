// What the bundled program has of puppeteer-core: the part that speaks with a browser that runs already. The rest, which
// starts and downloads browsers, is 2 MB of libraries that take their time to load and are never used here.
import fs from 'node:fs'
import path from 'node:path'
import { environment } from 'puppeteer-core/internal/environment.js'

environment.value = { fs, path }

export * from 'puppeteer-core/internal/puppeteer-core-browser.js'
export { default } from 'puppeteer-core/internal/puppeteer-core-browser.js'
