import type { Rule } from '../message.ts'

const exportAnew = {
  en: 'Export the file anew from the program that made it, as PDF/X-4 if it can.',
  zh: '请从原程序重新导出，最好导出为 PDF/X-4。',
}

/** What is said of a PDF that others have made, on its way to the press. */
export const pressFileRules = {
  'press-file-options': {
    severity: 'error',
    reason: {
      en: '{option} is for PDF files, and {folder} is a manuscript folder',
      zh: '{option} 只用于 PDF 文件，而 {folder} 是书稿文件夹',
    },
    fix: {
      en: 'Write it under press in book.yaml, or give the path of a PDF.',
      zh: '请写在 book.yaml 的 press 下，或给出 PDF 文件的路径。',
    },
  },
  'press-file-bleed': {
    severity: 'error',
    reason: { en: 'A bleed of {value}, expected 0mm to 10mm', zh: '出血为 {value}，应在 0mm 到 10mm 之间' },
    fix: { en: 'Write it like --bleed 3mm.', zh: '请写成 --bleed 3mm 这样。' },
  },
  'press-file-damaged': {
    severity: 'error',
    reason: { en: 'The PDF cannot be read as a whole: {detail}', zh: '无法完整读取这个 PDF：{detail}' },
    fix: {
      en: 'Nothing was written. Repair it (qpdf old.pdf new.pdf), or export it again from the program that made it.',
      zh: '没有写出任何文件。请修复（qpdf old.pdf new.pdf），或从原程序重新导出。',
    },
  },
  'press-file-encrypted': {
    severity: 'error',
    reason: {
      en: 'The PDF is encrypted, and a file for the press must not be',
      zh: '这个 PDF 已加密，而印刷文件不得加密',
    },
    fix: {
      en: 'If it is yours to print, save it without password and limits of use: qpdf --decrypt --password=… old.pdf new.pdf',
      zh: '如您有权印刷，请另存为不带密码和使用限制的文件：qpdf --decrypt --password=… old.pdf new.pdf',
    },
  },
  'press-file-external': {
    severity: 'error',
    reason: {
      en: 'Part of the PDF is in another file: {detail}',
      zh: '这个 PDF 有一部分在另一个文件里：{detail}',
    },
    fix: exportAnew,
  },
  'press-file-transparency': {
    severity: 'error',
    reason: {
      en: 'There is live transparency, and {standard} has none',
      zh: '有透明效果，而 {standard} 不允许',
    },
    fix: {
      en: 'Leave out --standard for PDF/X-4, which has transparency, or flatten it in the program that made the file.',
      zh: '请不加 --standard（即 PDF/X-4，允许透明），或在原程序中拼合透明度后重新导出。',
    },
  },
  'press-file-layers': {
    severity: 'error',
    reason: {
      en: 'The PDF has layers, and {standard} has none',
      zh: '这个 PDF 有图层，而 {standard} 不允许',
    },
    fix: {
      en: 'Leave out --standard for PDF/X-4, which has layers, or export the file without them.',
      zh: '请不加 --standard（即 PDF/X-4，允许图层），或导出为不带图层的文件。',
    },
  },
  'press-file-colour': {
    severity: 'error',
    reason: {
      en: 'A colour space that cannot be converted into inks: {space}',
      zh: '有不能换算成油墨的颜色空间：{space}',
    },
    fix: exportAnew,
  },
  'press-file-gradient': {
    severity: 'error',
    reason: {
      en: 'A gradient or pattern that cannot be read: {kind}',
      zh: '有无法读取的渐变或图案：{kind}',
    },
    fix: exportAnew,
  },
  'press-file-picture': {
    severity: 'error',
    reason: {
      en: 'A picture of {width} × {height} pixels that cannot be converted into inks: {detail}',
      zh: '有一幅 {width} × {height} 像素的图片不能换算成油墨：{detail}',
    },
    fix: {
      en: 'Save it as JPEG or PNG, or in CMYK, and export the PDF anew.',
      zh: '请把它存为 JPEG、PNG 或 CMYK 图片，再重新导出 PDF。',
    },
  },
  'press-file-content': {
    severity: 'error',
    reason: { en: 'The content of a page cannot be read: {detail}', zh: '页面内容无法读取：{detail}' },
    fix: exportAnew,
  },
  'press-file-unfit': {
    severity: 'error',
    reason: {
      en: 'Nothing was written: with these faults the file would call itself {standard} and be none',
      zh: '没有写出文件：有上述错误，文件虽自称 {standard} 却并不合格',
    },
    fix: {
      en: 'Mend them in the program that made the file, and export it again.',
      zh: '请在原程序中改正后重新导出。',
    },
  },
  'press-file-annotation': {
    severity: 'warning',
    reason: {
      en: 'An annotation that is seen on screens ({kind}) is left out',
      zh: '去掉了屏幕上可见的批注或表单（{kind}）',
    },
    fix: {
      en: 'If it is to be printed, make it part of the page in the program that made the file (“flatten”).',
      zh: '如需印出，请在原程序中把它并入页面（“拼合”）后重新导出。',
    },
  },
  'press-file-no-trim': {
    severity: 'warning',
    reason: {
      en: 'The page does not say where it is cut; all of it is taken for the finished page, {width} × {height} mm',
      zh: '页面没有注明裁切位置，按整页即成品尺寸处理：{width} × {height} 毫米',
    },
    fix: {
      en: 'If that is not the finished size, export the file with a TrimBox.',
      zh: '如与成品尺寸不符，请导出为带裁切框（TrimBox）的文件。',
    },
  },
  'press-file-no-bleed': {
    severity: 'warning',
    reason: {
      en: 'The page goes on for {found} mm beyond the trim, expected {wanted} mm: what touches the trim may show a white line',
      zh: '页面在裁切线外只有 {found} 毫米内容，应有 {wanted} 毫米：碰到裁切边的内容可能露白',
    },
    fix: {
      en: 'Export the file with bleed, or see that nothing touches the trim.',
      zh: '请导出为带出血的文件，或确认没有内容碰到裁切边。',
    },
  },
  'press-file-numbers': {
    severity: 'info',
    reason: {
      en: 'Grey or inks that have a profile of their own keep their numbers; they are printed by the profile of this press',
      zh: '带有自身特性文件的灰色或油墨颜色保留原数值，按本次印刷条件印刷',
    },
    fix: {
      en: 'Look at a proof where such colours matter, or have them separated for this press.',
      zh: '如这些颜色很重要，请看打样，或按本次印刷条件重新分色。',
    },
  },
  'press-file-blending': {
    severity: 'info',
    reason: {
      en: 'Transparency is blended in the inks of the press, not in colours of the screen',
      zh: '透明效果按油墨混合，而不是按屏幕颜色混合',
    },
    fix: {
      en: 'Colours that shine through may differ a little: look at a proof.',
      zh: '透出来的颜色可能略有不同，请看打样。',
    },
  },
  'press-file-spot': {
    severity: 'info',
    reason: { en: 'The spot colour {ink} keeps its plate', zh: '专色 {ink} 保留为单独的印版' },
    fix: {
      en: 'Nothing needs to be done if it is ordered; else convert it into CMYK in the program that made the file.',
      zh: '如已订购该专色则无需处理；否则请在原程序中转为 CMYK。',
    },
  },
  'press-file-transfer': {
    severity: 'warning',
    reason: {
      en: 'A transfer function, which makes colours darker or lighter, is left out: PDF/X has none',
      zh: '去掉了会使颜色变深或变浅的传递函数（PDF/X 不允许）',
    },
    fix: {
      en: 'Compare the page with the original; export it anew without one where it differs.',
      zh: '请与原页对照；如有不同，请重新导出为不带传递函数的文件。',
    },
  },
} as const satisfies Record<string, Rule>
