import type { Rule } from '../message.ts'

/** What can stand in the way of a cover. */
export const coverRules = {
  'cover-option': {
    severity: 'error',
    reason: {
      en: '`--{option}` is `{value}`, expected {expected}',
      zh: '`--{option}` 的值是 `{value}`，应为 {expected}',
    },
    fix: { en: 'Correct the value, or leave the option out.', zh: '请改正，或去掉这个选项。' },
  },
  'cover-too-thick-to-stitch': {
    severity: 'error',
    reason: {
      en: '{pages} pages ({sheets} sheets) of {paper} cannot be saddle-stitched: folded they are {thickness} mm thick, the wire holds {most} mm at most',
      zh: '{pages} 页（{sheets} 张）{paper}不能骑马钉：折后厚 {thickness} 毫米，铁丝最多订住 {most} 毫米',
    },
    fix: {
      en: 'Write `binding.method: perfect` or `sewn`, or take thinner paper or fewer pages.',
      zh: '请在 binding.method 写 perfect（胶装）或 sewn（锁线），或换薄纸、减少页数。',
    },
  },
  'cover-thin-spine': {
    severity: 'warning',
    reason: {
      en: '{pages} pages of {paper} make a spine of {thickness} mm, too thin for glue to hold (under {least} mm)',
      zh: '{pages} 页{paper}的书脊只有 {thickness} 毫米，胶装不牢（不宜小于 {least} 毫米）',
    },
    fix: {
      en: 'Write `binding.method: saddle`, or take thicker paper.',
      zh: '请在 binding.method 写 saddle（骑马钉），或用厚纸。',
    },
  },
  'cover-spine-text-thin': {
    severity: 'error',
    reason: {
      en: 'The spine is {spine} mm wide, no text can stand on it: that takes {least} mm at least',
      zh: '书脊只有 {spine} 毫米宽，印不下文字，至少要 {least} 毫米',
    },
    fix: {
      en: 'Write `cover.spineText: auto`, which prints it from {common} mm on, or bind more or thicker leaves.',
      zh: '请写 `cover.spineText: auto`（{common} 毫米起才印），或增加页数、改用厚纸。',
    },
  },
  'cover-spine-text-narrow': {
    severity: 'warning',
    reason: {
      en: 'There is text on a spine of {spine} mm: where the fold is off by 1 mm, it stands on the front or back',
      zh: '{spine} 毫米的书脊上印了文字：折线若偏 1 毫米，字就到了封面或封底上',
    },
    fix: {
      en: 'GB/T 11668 asks for text from {common} mm on; below that leave it out with `cover.spineText: auto`.',
      zh: 'GB/T 11668 规定 {common} 毫米以上的书脊印文字；不足时请写 `cover.spineText: auto` 略去。',
    },
  },
  'cover-spine-text-long': {
    severity: 'error',
    reason: {
      en: 'The text of the spine takes {length} mm, the spine is {height} mm high',
      zh: '书脊上的文字长 {length} 毫米，书脊只有 {height} 毫米高',
    },
    fix: {
      en: 'Write `cover.spineText: never`, or a shorter `cover.spineTitle`.',
      zh: '请写 `cover.spineText: never`，或在 `cover.spineTitle` 写较短的书名。',
    },
  },
  'cover-spine-differs': {
    severity: 'warning',
    reason: {
      en: 'The spine was measured as {measured} mm, {pages} pages of {paper} make {computed} mm',
      zh: '实测书脊 {measured} 毫米，而 {pages} 页{paper}应为 {computed} 毫米',
    },
    fix: {
      en: 'The measured value is taken. Look whether it is of this edition, and whether `paper` is right.',
      zh: '已采用实测值。请核对它是否属于这一版，`paper` 是否写对。',
    },
  },
  'cover-flaps-stitched': {
    severity: 'warning',
    reason: {
      en: 'A stitched booklet with flaps: most shops trim the fore edge after stitching, which cuts them off',
      zh: '骑马钉的小册子带勒口：多数印厂订后裁切口，会把勒口裁掉',
    },
    fix: {
      en: 'Ask the shop, or leave `cover.flaps` out.',
      zh: '请先问印厂，或去掉 `cover.flaps`。',
    },
  },
  'cover-flap-wide': {
    severity: 'error',
    reason: {
      en: 'Flaps of {width} mm on a page of {page} mm reach into the spine',
      zh: '勒口宽 {width} 毫米，页宽只有 {page} 毫米，会顶到订口',
    },
    fix: {
      en: 'Make `cover.flaps.width` {most} mm at most.',
      zh: '请把 `cover.flaps.width` 改为不超过 {most} 毫米。',
    },
  },
  'cover-isbn': {
    severity: 'error',
    reason: {
      en: '`{value}` is no ISBN: its digits do not agree with the check digit at the end',
      zh: '`{value}` 不是有效的 ISBN：与末位校验码不符',
    },
    fix: {
      en: 'Compare it with the certificate: 13 digits, or 10.',
      zh: '请与书号证明核对：应为 13 位或 10 位。',
    },
  },
  'cover-qr-long': {
    severity: 'error',
    reason: {
      en: 'The text of the QR code is too long: {length} bytes, {most} at most',
      zh: '二维码的内容太长：{length} 字节，最多 {most} 字节',
    },
    fix: { en: 'Use a shorter address.', zh: '请改用较短的网址。' },
  },
  'cover-text-long': {
    severity: 'error',
    reason: {
      en: 'The text of `{key}` does not fit: it is {over} mm too long',
      zh: '`{key}` 的文字放不下，超出 {over} 毫米',
    },
    fix: { en: 'Shorten it.', zh: '请缩短。' },
  },
  'cover-picture-coarse': {
    severity: 'warning',
    reason: {
      en: 'The picture {src} has {dpi} pixels an inch at {width} × {height} mm, expected 250 at least',
      zh: '图片 {src} 印成 {width} × {height} 毫米时只有 {dpi} dpi，至少应有 250',
    },
    fix: {
      en: 'Bring one of {wantedWidth} × {wantedHeight} pixels (300 an inch).',
      zh: '请换一张 {wantedWidth} × {wantedHeight} 像素的（300 dpi）。',
    },
  },
  'cover-picture-cropped': {
    severity: 'warning',
    reason: {
      en: 'The picture {src} has not the shape of its panel, {width} × {height} mm with bleed: {percent} % of it are cut off',
      zh: '图片 {src} 的长宽比与所在的面（含出血 {width} × {height} 毫米）不同，裁去了 {percent}%',
    },
    fix: {
      en: 'Bring one of {wantedWidth} × {wantedHeight} pixels.',
      zh: '请换一张 {wantedWidth} × {wantedHeight} 像素的。',
    },
  },
  'cover-internal-picture': {
    severity: 'warning',
    reason: {
      en: 'The front is your picture {src}: the program does not write 内部资料，免费交流 and the permit on it',
      zh: '封面正面是您的图片 {src}，程序不在上面加印“内部资料，免费交流”和准印证号',
    },
    fix: {
      en: 'The law wants both on the cover: see that the picture has them, or leave `cover.picture` out.',
      zh: '按规定封面必须有这两项：请确认图片上已有，或去掉 `cover.picture`。',
    },
  },
  'cover-no-glyph': {
    severity: 'error',
    reason: {
      en: 'No font has the characters {characters} of the cover',
      zh: '封面上的字 {characters} 没有字体可用',
    },
    fix: {
      en: 'Bring a font that has them (`fonts` in book.yaml), or write it in another way.',
      zh: '请在 book.yaml 的 `fonts` 里配上有这些字的字体，或换一种写法。',
    },
  },
} as const satisfies Record<string, Rule>
