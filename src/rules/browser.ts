import type { Rule } from '../message.ts'

export const browserRules = {
  'browser-used': {
    severity: 'info',
    reason: {
      en: 'Made with {path} (version {version}), not with the Chromium of Banxin: line and page breaks may differ from other machines',
      zh: '使用 {path}（版本 {version}）排版，而非版心自带的 Chromium，断行和分页可能与其他机器不同',
    },
    fix: {
      en: 'Nothing to do. For the same pages everywhere, build on Linux x64 without CHROME_PATH.',
      zh: '无须处理。若要各处结果一致，请在 Linux x64 上构建，且不设 CHROME_PATH。',
    },
  },
  'browser-missing': {
    severity: 'error',
    reason: {
      en: 'No Chrome, Chromium or Edge found, expected one: Banxin brings its own only for Linux x64, and this is {platform}',
      zh: '没有找到 Chrome、Chromium 或 Edge；版心只为 Linux x64 自带浏览器，而本机是 {platform}',
    },
    fix: {
      en: 'Install Google Chrome or Chromium, or set CHROME_PATH to the program file of one.',
      zh: '请安装 Google Chrome 或 Chromium，或用环境变量 CHROME_PATH 指明其程序文件。',
    },
  },
  'browser-path': {
    severity: 'error',
    reason: {
      en: 'CHROME_PATH is “{path}”, where there is no program that can be started',
      zh: '环境变量 CHROME_PATH 指向“{path}”，那里没有可以运行的程序',
    },
    fix: {
      en: 'Give the full path of the program file of Chrome or Chromium (not of its folder), or unset CHROME_PATH.',
      zh: '请写 Chrome 或 Chromium 程序文件的完整路径（不是文件夹），或取消 CHROME_PATH。',
    },
  },
  'browser-too-old': {
    severity: 'error',
    reason: {
      en: '{path} is version {version}, expected {oldest} or newer: older ones set Chinese text otherwise',
      zh: '{path} 的版本是 {version}，须为 {oldest} 或更新：旧版本的中文排版不同',
    },
    fix: {
      en: 'Update that browser, or set CHROME_PATH to a newer Chrome or Chromium.',
      zh: '请更新该浏览器，或用 CHROME_PATH 指明较新的 Chrome 或 Chromium。',
    },
  },
  'browser-unpack': {
    severity: 'error',
    reason: {
      en: 'The Chromium of the npm package @sparticuz/chromium {version} could not be unpacked: {detail}',
      zh: 'npm 包 @sparticuz/chromium {version} 中的 Chromium 无法解开：{detail}',
    },
    fix: {
      en: 'See that 300 MB of disk are free and that node_modules can be written to; if the package is damaged, delete node_modules and run the command again.',
      zh: '请确认磁盘有 300 MB 空余，且 node_modules 可以写入；如果包已损坏，请删去 node_modules 后重新运行。',
    },
  },
  'browser-start': {
    severity: 'error',
    reason: {
      en: '{path} did not start; it said: {detail}',
      zh: '{path} 没有启动成功，它的报告是：{detail}',
    },
    fix: {
      en: 'If it lacks a library, install that; else set CHROME_PATH to a Chrome or Chromium that starts.',
      zh: '如果缺少系统库，请安装；否则请用 CHROME_PATH 指明一个能启动的 Chrome 或 Chromium。',
    },
  },
  'browser-restarted': {
    severity: 'warning',
    reason: {
      en: 'The browser crashed in the middle of its work and was started again',
      zh: '浏览器中途崩溃，已重新启动',
    },
    fix: {
      en: 'Nothing to do if the book was made. If it happens often, the machine may be short of memory.',
      zh: '书已做成则无须处理。如果经常发生，可能是内存不足。',
    },
  },
  'browser-crashed': {
    severity: 'error',
    reason: {
      en: 'The browser crashed twice at the same work, so the book was not made',
      zh: '浏览器两次崩溃在同一处，书没有做成',
    },
    fix: {
      en: 'Close other programs to free memory and try again; if it stays, set CHROME_PATH to another Chrome or Chromium.',
      zh: '请关闭其他程序以腾出内存再试；如果仍然如此，请用 CHROME_PATH 换一个 Chrome 或 Chromium。',
    },
  },
} satisfies Record<string, Rule>
