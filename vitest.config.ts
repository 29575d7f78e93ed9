import { defineConfig } from 'vitest/config'

// Two projects: `fast` needs no browser and runs in seconds; `print` starts Chromium.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.print.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'print',
          include: ['test/**/*.print.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
