import type { Rule } from '../message.ts'

const choose = {
  en: 'Ask the print shop for the ICC profile of its press (a CMYK output profile), or leave out press.profile (of a PDF file: --icc).',
  zh: '请向印刷厂索取其印刷条件的 ICC 特性文件（CMYK 输出类），或删去 press.profile（PDF 文件则为 --icc）。',
}

export const pressRules = {
  'press-profile-missing': {
    severity: 'error',
    reason: {
      en: 'There is no ICC profile {name} inside the manuscript folder',
      zh: '书稿文件夹内没有 ICC 特性文件 {name}',
    },
    fix: choose,
  },
  'press-profile-short': {
    severity: 'error',
    reason: { en: 'The ICC profile {name} is not whole', zh: 'ICC 特性文件 {name} 不完整' },
    fix: choose,
  },
  'press-profile-not-icc': {
    severity: 'error',
    reason: { en: '{name} is no ICC profile', zh: '{name} 不是 ICC 特性文件' },
    fix: choose,
  },
  'press-profile-not-printer': {
    severity: 'error',
    reason: {
      en: 'The ICC profile {name} is not of a press (class prtr), but of a screen, a scanner or something else',
      zh: 'ICC 特性文件 {name} 不是印刷设备的（类别应为 prtr）',
    },
    fix: choose,
  },
  'press-profile-not-cmyk': {
    severity: 'error',
    reason: {
      en: 'The ICC profile {name} is not for cyan, magenta, yellow and black',
      zh: 'ICC 特性文件 {name} 不是青、品红、黄、黑四色的',
    },
    fix: choose,
  },
  'press-profile-too-new': {
    severity: 'error',
    reason: {
      en: 'The ICC profile {name} is of version 5, PDF/X takes 4 at most',
      zh: 'ICC 特性文件 {name} 是第 5 版，PDF/X 最高用到第 4 版',
    },
    fix: choose,
  },
  'press-profile-no-table': {
    severity: 'error',
    reason: {
      en: 'The ICC profile {name} lacks a table that colours are converted by (A2B1 or B2A0)',
      zh: 'ICC 特性文件 {name} 缺少换算颜色的表（A2B1 或 B2A0）',
    },
    fix: choose,
  },
  'press-profile-broken-table': {
    severity: 'error',
    reason: {
      en: 'A table of the ICC profile {name} that colours are converted by is damaged',
      zh: 'ICC 特性文件 {name} 中换算颜色的表已损坏',
    },
    fix: choose,
  },
  'press-profile-too-large': {
    severity: 'error',
    reason: {
      en: 'The ICC profile {name} has more than 16 MB, and it becomes part of the press file',
      zh: 'ICC 特性文件 {name} 超过 16 MB，而它要嵌入印刷文件',
    },
    fix: choose,
  },
  'press-profile-unusable': {
    severity: 'error',
    reason: {
      en: 'Colours cannot be converted with the ICC profile of the press',
      zh: '无法用印刷条件的 ICC 特性文件换算颜色',
    },
    fix: choose,
  },
  'press-transparency': {
    severity: 'error',
    reason: {
      en: 'There is transparency on pages {pages}, and {standard} has none',
      zh: '第 {pages} 页有透明效果，{standard} 不允许',
    },
    fix: {
      en: 'Use press.standard X-4, or take opacity, shadows, blends and half-transparent pictures out of the theme and the text.',
      zh: '把 press.standard 设为 X-4，或去掉主题和正文里的不透明度、阴影、混合模式和半透明图片。',
    },
  },
  'press-sheer': {
    severity: 'error',
    reason: {
      en: '“{found}” makes something transparent, and {standard} has no transparency',
      zh: '“{found}”会产生透明效果，而 {standard} 不允许透明',
    },
    fix: {
      en: 'Write the colour as it looks on its ground (#rrggbb), draw what a <pattern> of the theme repeats shape by shape, or use press.standard X-4.',
      zh: '请直接写出叠在底色上的实际颜色（#rrggbb），主题中的图案填充（<pattern>）改为逐个画出，或把 press.standard 设为 X-4。',
    },
  },
  'press-pattern': {
    severity: 'warning',
    reason: {
      en: 'What a <pattern> fills here is printed as a picture of 72 pixels an inch, not as the drawing that it is',
      zh: '此处图案填充（<pattern>）会印成每英寸 72 像素的图片，而不是矢量图',
    },
    fix: {
      en: 'Fill shapes with it, not strokes, text or a background of the theme, with no text in it and 20,000 tiles at most; or draw what it repeats shape by shape (<use x="…">), clipped to the shape (clip-path).',
      zh: '请只用它填充图形，不用于描边、文字或主题背景；图案内不含文字，重复不超过 20000 次。也可以把重复的图形逐个画出（<use x="…">），并按形状裁剪（clip-path）。',
    },
  },
  'press-sheer-picture': {
    severity: 'error',
    reason: {
      en: 'The picture “{found}” lets its ground show through, and {standard} has no transparency',
      zh: '图片“{found}”有透明部分，而 {standard} 不允许透明',
    },
    fix: {
      en: 'Save it without alpha, on white, or use press.standard X-4.',
      zh: '请合并到白底、去掉透明通道后另存，或把 press.standard 设为 X-4。',
    },
  },
  'press-near-trim': {
    severity: 'warning',
    reason: {
      en: '“{what}” stands {by} mm from the trim, expected {safe} mm at least: the knife may take it',
      zh: '“{what}”离裁切边 {by} 毫米，至少应有 {safe} 毫米，否则可能被裁掉',
    },
    fix: {
      en: 'Move it inwards in the theme, or let it bleed; press.safeDistance says how near is near.',
      zh: '请在主题中把它往里移，或让它出血；远近以 press.safeDistance 为准。',
    },
  },
  'press-bleed-short': {
    severity: 'warning',
    reason: {
      en: '“{what}” touches the trim but ends before the bleed does: a white line may show there',
      zh: '“{what}”碰到裁切边却没有延伸到出血，裁切后可能露白',
    },
    fix: {
      en: 'What is turned or scaled is not continued by itself: draw it 3 mm further than the page in the theme.',
      zh: '旋转或缩放过的内容不会自动延伸，请在主题中把它画到成品边以外 3 毫米。',
    },
  },
  'press-picture-resolution': {
    severity: 'info',
    reason: {
      en: 'The picture is printed with {ppi} pixels an inch, which is enough',
      zh: '图片印出来每英寸 {ppi} 像素，够用',
    },
    fix: { en: 'Nothing needs to be done.', zh: '无需处理。' },
  },
  'press-resolution-tones': {
    severity: 'info',
    reason: {
      en: 'The picture is printed with {ppi} pixels an inch, expected {wanted}',
      zh: '图片印出来每英寸只有 {ppi} 像素，应有 {wanted}',
    },
    fix: {
      en: 'Take a larger picture, or show it smaller: `<img width="50%">`. Enlarging it in a program does not help.',
      zh: '请换用更大的图片，或缩小版面尺寸：`<img width="50%">`。用软件放大无济于事。',
    },
  },
  'press-resolution-lines': {
    severity: 'info',
    reason: {
      en: 'The black-and-white picture is printed with {ppi} pixels an inch, expected {wanted}',
      zh: '黑白线条图印出来每英寸只有 {ppi} 像素，应有 {wanted}',
    },
    fix: {
      en: 'Scan it finer, or in grey, or draw it as SVG.',
      zh: '请用更高分辨率或灰度扫描，或改用 SVG 矢量图。',
    },
  },
  'press-black-text': {
    severity: 'info',
    reason: {
      en: 'Text in {colours}, which would take four inks, is printed in black alone',
      zh: '颜色为 {colours} 的文字本需四色叠印，现只用黑墨印刷',
    },
    fix: {
      en: 'Nothing needs to be done; press.greys says how black such a colour is, and keeps backgrounds of it to one ink, too.',
      zh: '无需处理；可在 press.greys 中指定这种颜色的黑墨百分数，底色也就只用一色。',
    },
  },
  'press-spot-idle': {
    severity: 'warning',
    reason: {
      en: 'Nothing in the book has the colours {colours}, which are to be printed with {name}',
      zh: '书中没有任何内容用到应以专色 {name} 印刷的颜色 {colours}',
    },
    fix: {
      en: 'Write the colours in press.spot.colours as the theme or the drawing has them (#rrggbb).',
      zh: '请按主题或矢量图中的写法（#rrggbb）填写 press.spot.colours。',
    },
  },
  'press-colour-space': {
    severity: 'error',
    reason: {
      en: 'A colour space that cannot be converted for the press: {space}',
      zh: '有不能换算成印刷油墨的颜色空间：{space}',
    },
    fix: {
      en: 'Write the colours of the theme and of SVG pictures as sRGB (#rrggbb), and save pictures as sRGB or grey.',
      zh: '主题和 SVG 图的颜色用 sRGB（#rrggbb）书写，图片存为 sRGB 或灰度。',
    },
  },
  'press-gradient': {
    severity: 'error',
    reason: {
      en: 'A gradient that cannot be converted for the press (kind {kind}); linear, radial and conic ones can',
      zh: '有不能换算成印刷油墨的渐变（类型 {kind}）；线性、径向和锥形渐变可以',
    },
    fix: {
      en: 'Use a linear, radial or conic gradient in the theme or the picture.',
      zh: '请在主题或图中改用线性、径向或锥形渐变。',
    },
  },
  'press-image': {
    severity: 'error',
    reason: {
      en: 'A picture of {width} × {height} pixels cannot be read for the press',
      zh: '有一幅 {width} × {height} 像素的图片无法为印刷读取',
    },
    fix: { en: 'Save the picture anew as PNG or JPEG.', zh: '请把这幅图片重新存为 PNG 或 JPEG。' },
  },
  'press-picture-limited': {
    severity: 'info',
    reason: {
      en: 'The picture of {width} × {height} pixels, given in inks, has more than {limit} % of ink in {share} % of its pixels; they are printed with less colour',
      zh: '以油墨给出的图片（{width} × {height} 像素）有 {share}% 的像素总墨量超过 {limit}%，印刷时已减少彩色墨',
    },
    fix: {
      en: 'Separate the picture anew for this press, or raise press.inkLimit if the print shop agrees.',
      zh: '请按本次印刷条件重新分色；如印刷厂同意，也可提高 press.inkLimit。',
    },
  },
  'press-inline-image': {
    severity: 'error',
    reason: {
      en: 'A picture inside the drawing of a page cannot be converted for the press',
      zh: '页面绘图指令里夹带的图片无法换算成印刷油墨',
    },
    fix: {
      en: 'This is a fault of ours, not of the text. Please report it.',
      zh: '这是程序的错误，不是书稿的错误。请报告给我们。',
    },
  },
  'press-damaged': {
    severity: 'error',
    reason: {
      en: 'The printed pages cannot be read for the press: {detail}',
      zh: '无法为印刷读取已排好的版面：{detail}',
    },
    fix: {
      en: 'Build once more with --cache on an empty folder; if it stays, this is a fault of ours. Please report it.',
      zh: '请用 --cache 指定一个空文件夹后重做；若仍如此，则是程序的错误，请报告给我们。',
    },
  },
  'press-content': {
    severity: 'error',
    reason: { en: 'The drawing of a page cannot be read: {detail}', zh: '某页的绘图指令无法读取：{detail}' },
    fix: {
      en: 'This is a fault of ours, not of the text. Please report it.',
      zh: '这是程序的错误，不是书稿的错误。请报告给我们。',
    },
  },
} as const satisfies Record<string, Rule>
