import type { Rule } from '../message.ts'

export const outputRules = {
  'cannot-write': {
    severity: 'error',
    reason: {
      en: '{path} cannot be written ({problem})',
      zh: '无法写入 {path}（{problem}）',
    },
    fix: {
      en: 'Make room on the disk (ENOSPC), or give with --output a folder in which you may write (EACCES, EROFS) and that is no file (ENOTDIR, EEXIST).',
      zh: '请腾出磁盘空间（ENOSPC），或用 --output 指定有写入权限（EACCES、EROFS）的文件夹，路径不能是文件（ENOTDIR、EEXIST）。',
    },
  },
} satisfies Record<string, Rule>
