import type { Rule } from '../message.ts'

/** What can stand in the way of putting pages on sheets. */
export const imposeRules = {
  'impose-no-file': {
    severity: 'error',
    reason: {
      en: 'There is no file or manuscript folder {path}',
      zh: '没有文件或书稿文件夹 {path}',
    },
    fix: {
      en: 'Give the path of a PDF, or of a folder with book.yaml.',
      zh: '请写出 PDF 文件的路径，或含有 book.yaml 的文件夹。',
    },
  },
  'impose-option': {
    severity: 'error',
    reason: {
      en: '`--{option}` is `{value}`, expected {expected}',
      zh: '`--{option}` 的值是 `{value}`，应为 {expected}',
    },
    fix: { en: 'Correct the value, or leave the option out.', zh: '请改正，或去掉这个选项。' },
  },
  'impose-encrypted': {
    severity: 'error',
    reason: { en: 'The PDF is encrypted', zh: 'PDF 已加密' },
    fix: { en: 'Export it again without a password.', zh: '请重新导出不带密码的 PDF。' },
  },
  'impose-unreadable': {
    severity: 'error',
    reason: { en: 'The PDF cannot be read: {problem}', zh: 'PDF 无法读取：{problem}' },
    fix: { en: 'Export it again, or get it once more.', zh: '请重新导出，或重新获取该文件。' },
  },
  'impose-no-pages': {
    severity: 'error',
    reason: { en: 'The PDF has no pages', zh: 'PDF 里没有页面' },
    fix: { en: 'Export it again.', zh: '请重新导出。' },
  },
  'impose-mixed-sizes': {
    severity: 'error',
    reason: {
      en: 'Pages {pages} are not {size} as the first page is; all pages of a book are cut to one size',
      zh: '第 {pages} 页与首页尺寸（{size}）不同；一本书各页的成品尺寸应一致',
    },
    fix: {
      en: 'Bring all pages to one trim size, or impose them as separate files.',
      zh: '请统一各页的成品尺寸，或分成几个文件分别拼版。',
    },
  },
  'impose-too-thick': {
    severity: 'error',
    reason: {
      en: '{pages} pages ({sheets} sheets) of {gsm} g paper cannot be saddle-stitched: folded they are {thickness} mm thick, the wire holds {most} mm at most',
      zh: '{pages} 页（{sheets} 张）{gsm} 克纸不能骑马钉：折后厚 {thickness} 毫米，铁丝最多订住 {most} 毫米',
    },
    fix: {
      en: 'Use `--scheme perfect` (or binding.method perfect or sewn; for an office booklet `--signature 32`), thinner paper, or fewer pages.',
      zh: '请改用 `--scheme perfect`（或在 binding.method 写 perfect、sewn；办公打印用 `--signature 32`），或换薄纸、减少页数。',
    },
  },
  'impose-gapes': {
    severity: 'warning',
    reason: {
      en: 'Stitched, {pages} pages of {gsm} g paper are {thickness} mm thick: the booklet will not close well',
      zh: '{pages} 页 {gsm} 克纸骑马钉后厚 {thickness} 毫米，合不拢',
    },
    fix: {
      en: 'Stitch up to 3.5 mm; beyond that `--scheme perfect` or thinner paper looks better.',
      zh: '骑马钉以 3.5 毫米以内为宜；再厚请用 `--scheme perfect` 胶装，或换薄纸。',
    },
  },
  'impose-thin-spine': {
    severity: 'warning',
    reason: {
      en: '{pages} pages of {gsm} g paper make a spine of {thickness} mm, too thin for glue to hold (under {most} mm)',
      zh: '{pages} 页 {gsm} 克纸的书脊只有 {thickness} 毫米，胶装不牢（不宜小于 {most} 毫米）',
    },
    fix: {
      en: 'Use `--scheme saddle`, or thicker paper.',
      zh: '请改用 `--scheme saddle` 骑马钉，或用厚纸。',
    },
  },
  'impose-fold-too-thick': {
    severity: 'error',
    reason: {
      en: 'Paper of {gsm} g cannot be folded to {folded} pages without creases: for that, paper has {most} g at most',
      zh: '{gsm} 克纸折成 {folded} 页会起皱：这样折的纸最多 {most} 克',
    },
    fix: {
      en: 'Take fewer pages to a folded sheet (`--folded 4` or `--folded 8`), or lighter paper.',
      zh: '请减少每张折成的页数（`--folded 4` 或 `--folded 8`），或换轻一些的纸。',
    },
  },
  'impose-signature': {
    severity: 'error',
    reason: {
      en: 'A signature of {signature} pages cannot be made of sheets folded to {folded} pages each',
      zh: '{signature} 页的折丁不能由每张折成 {folded} 页的纸套成',
    },
    fix: {
      en: 'A signature is a multiple of the folded sheet: 16 of 4, 8 or 16. With `--grid`, sheets are folded to 4 pages.',
      zh: '折丁页数须是每张页数的倍数，如 16 页可用 4、8、16。用 `--grid` 时每张只能折成 4 页。',
    },
  },
  'impose-sheet-too-small': {
    severity: 'error',
    reason: {
      en: 'The sheet {sheet} is too small: pages of {page} take {size} on it',
      zh: '纸张 {sheet} 太小：{page} 的页面拼在一起要 {size}',
    },
    fix: {
      en: 'The smallest sheet of the table with room for bleed and marks: {fitting}. Or fold fewer pages (`--folded`), leave less white (`--spine 0mm`), or take smaller pages (`--scale fit`).',
      zh: '表中放得下（含出血与标记）的最小纸张：{fitting}。也可减少每张页数（`--folded`）、减少留白（`--spine 0mm`），或缩小页面（`--scale fit`）。',
    },
  },
  'impose-bleed-cut': {
    severity: 'warning',
    reason: {
      en: 'On {sheet} only {room} mm are left around the pages: their bleed of {bleed} mm is cut off by the edge of the paper',
      zh: '{sheet} 上页面四周只剩 {room} 毫米，{bleed} 毫米的出血超出纸边',
    },
    fix: {
      en: 'Take a larger sheet (SRA3 for A3), or `--bleed 0mm` where nothing is printed to the edge.',
      zh: '请用大一些的纸（如以 SRA3 代 A3）；版面不印到边时可写 `--bleed 0mm`。',
    },
  },
  'impose-radicals-mended': {
    severity: 'info',
    reason: {
      en: 'The text of the PDF said dictionary radicals for characters that look like them, {count} in its fonts: now it says the characters',
      zh: 'PDF 的文字层把 {count} 个汉字写成了字形相同的部首字符，已改正',
    },
    fix: {
      en: 'What is printed has not changed; search and copying find the characters.',
      zh: '印出的内容不变；查找和复制时得到的是汉字。',
    },
  },
  'impose-no-room-for-marks': {
    severity: 'info',
    reason: {
      en: 'On {sheet} only {room} mm are left around the pages: marks are left out where they have no room',
      zh: '{sheet} 上页面四周只剩 {room} 毫米，放不下的标记已略去',
    },
    fix: {
      en: 'Take a larger sheet, or `--no-marks` where none are wanted.',
      zh: '请用大一些的纸；不需要标记时写 `--no-marks`。',
    },
  },
} as const satisfies Record<string, Rule>
