#!/usr/bin/env node
// Starts cli.ts, which is TypeScript. Plain JavaScript, and nothing but tsx is needed to get that far.
try {
  const { register } = await import('tsx/esm/api')
  register()
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.error(
    'Libraries are missing: run `npm ci` in the folder of package.json.\n缺少依赖库：请在 package.json 所在的文件夹运行 npm ci。',
  )
  process.exitCode = 3
}
if (process.exitCode === undefined) await import('./cli.ts')
