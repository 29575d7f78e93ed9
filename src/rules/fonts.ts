import type { Rule } from '../message.ts'

export const fontRules = {
  'glyph-missing': {
    severity: 'warning',
    reason: {
      en: 'No font of the book has the character “{character}” ({code}, {count} times): its code is printed instead',
      zh: '全书字体中没有“{character}”字（{code}，共 {count} 处），暂以编码代替',
    },
    fix: {
      en: 'Replace the character, use a picture, or name a TrueType font that has it under “fonts” in book.yaml.',
      zh: '请换用别的字或改用图片，或在 book.yaml 的 fonts 中指定含有此字的 TrueType 字体。',
    },
  },
  'radical-character': {
    severity: 'warning',
    reason: {
      en: 'The radical “{character}” ({code}, {count} times) stands where “{meant}” ({meantCode}) was likely meant: it looks the same, but a search won’t find it',
      zh: '此处是部首“{character}”（{code}，共 {count} 处），应是汉字“{meant}”（{meantCode}）：看来一样，却检索不到',
    },
    fix: {
      en: 'Put “{meant}” in its place; such characters mostly come from text copied out of a PDF.',
      zh: '请改为“{meant}”；这种字多半是从 PDF 复制文字时带来的。',
    },
  },
  'font-not-found': {
    severity: 'error',
    reason: {
      en: 'The font file “{name}”, named in book.yaml, is not there or can’t be read',
      zh: 'book.yaml 指定的字体文件“{name}”不存在或无法读取',
    },
    fix: {
      en: 'Put the file into the manuscript folder, and give its path relative to that folder.',
      zh: '请把字体文件放进书稿文件夹，路径从该文件夹写起。',
    },
  },
  'font-outside': {
    severity: 'error',
    reason: {
      en: 'The font file “{name}” lies outside of the manuscript folder, expected inside: elsewhere the book could not be built',
      zh: '字体文件“{name}”在书稿文件夹之外；换一台机器就无法排印',
    },
    fix: {
      en: 'Copy the file into the manuscript folder; links that lead out of it don’t count.',
      zh: '请把字体文件复制到书稿文件夹里；指向外面的链接不算。',
    },
  },
  'font-cff': {
    severity: 'error',
    reason: {
      en: 'The font “{name}” has PostScript (CFF) outlines, expected TrueType: in the PDF it would become a Type 3 font, which printers refuse',
      zh: '字体“{name}”是 PostScript（CFF）轮廓，须用 TrueType 轮廓：否则在 PDF 中成为 Type 3 字体，印厂不收',
    },
    fix: {
      en: 'Take the TrueType edition of the font (.ttf), or convert it, e.g. with “otf2ttf” of fontTools.',
      zh: '请改用该字体的 TrueType 版本（.ttf），或用 fontTools 的 otf2ttf 等工具转换。',
    },
  },
  'font-variable': {
    severity: 'error',
    reason: {
      en: 'The font “{name}” is variable, expected a static one: in the PDF it would become a Type 3 font, which printers refuse',
      zh: '字体“{name}”是可变字体，须用静态字体：否则在 PDF 中成为 Type 3 字体，印厂不收',
    },
    fix: {
      en: 'Take a static file of the weight you want, or make one: fonttools varLib.instancer font.ttf wght=400',
      zh: '请改用所需字重的静态字体文件，或自行生成：fonttools varLib.instancer font.ttf wght=400',
    },
  },
  'font-collection': {
    severity: 'error',
    reason: {
      en: 'The file “{name}” is a collection of several fonts (TTC), expected a single one',
      zh: '文件“{name}”是含有多个字体的合集（TTC），须是单个字体',
    },
    fix: {
      en: 'Split it and name one of the fonts, e.g. with “fc-query” to see them and “pyftsubset --font-number”.',
      zh: '请拆分后指定其中一个字体；可用 fc-query 查看，用 pyftsubset --font-number 取出。',
    },
  },
  'font-unreadable': {
    severity: 'error',
    reason: {
      en: 'The file “{name}” is no font that can be used, expected a TrueType font (.ttf, or .woff2 of one) with a Unicode table',
      zh: '文件“{name}”不是可用的字体，须是带 Unicode 编码表的 TrueType 字体（.ttf 或由它压缩的 .woff2）',
    },
    fix: {
      en: 'Check that the file is whole; download it again, or take another font.',
      zh: '请检查文件是否完整，重新下载，或换用别的字体。',
    },
  },
  'font-licence': {
    severity: 'warning',
    reason: {
      en: 'The font “{name}” says that it may not be embedded without its owner’s leave, and a PDF embeds it',
      zh: '字体“{name}”声明未经权利人许可不得嵌入，而 PDF 会嵌入它',
    },
    fix: {
      en: 'Ask the owner of the font, or take one with an open licence.',
      zh: '请取得字体权利人的许可，或换用开放授权的字体。',
    },
  },
  'font-no-fang': {
    severity: 'info',
    reason: {
      en: 'The theme sets text in FangSong, and the book has none: Kai stands in for it',
      zh: '此主题用仿宋体，书中没有提供，暂以楷体代替',
    },
    fix: {
      en: 'Put a TrueType file of a FangSong that you may use into the manuscript folder, and name it in book.yaml under “fonts: fang:”.',
      zh: '请把您有权使用的仿宋 TrueType 字体放进书稿文件夹，并在 book.yaml 的 fonts 下写明 fang: 文件名。',
    },
  },
} satisfies Record<string, Rule>
