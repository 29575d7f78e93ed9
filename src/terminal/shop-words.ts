import type { Language } from '../message.ts'

export const shopWords: Record<
  Language,
  { summary: (shop: string, files: string[]) => string[]; profile: string }
> = {
  en: {
    summary: (shop, files) => [`For the print shop (${shop}): ${files.join(', ')}, SHA256SUMS`],
    profile: 'offset, digital, office, or a YAML file of yours (default: that of book.yaml)',
  },
  zh: {
    summary: (shop, files) => [`交印厂（${shop}）：${files.join('、')}、SHA256SUMS`],
    profile: 'offset 胶印、digital 数码印刷、office 办公打印，或自己写的 YAML 文件（默认依 book.yaml）',
  },
}
