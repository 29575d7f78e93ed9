import { preflightRuleList } from '../src/preflight/preflight-rule-list.ts'
import { type ProfileName, profiles } from '../src/preflight/profiles.ts'
import type { PreflightRule } from '../src/preflight/rule.ts'
import { preflightRules } from '../src/rules/preflight.ts'
import { words } from '../src/terminal/words.ts'

/** docs/preflight.md: every rule with who asks for it, and which profiles do. */
export function preflightPage(): string {
  const conditions = [...new Set(preflightRuleList.map(({ condition }) => condition))]
  return `# Preflight 印前检查

What \`npm run preflight -- file.pdf\` asks of a PDF, whoever made it. Profiles: ${profileList('en')}. Made by \`npm run docs\` from \`src/preflight/rules/\`; don't edit it here.

\`npm run preflight -- 文件.pdf\` 对任意 PDF 的检查项目。用途：${profileList('zh')}。本页由 \`npm run docs\` 根据 \`src/preflight/rules/\` 生成，请勿直接修改。

## A print shop's own profile 印厂的要求

\`--profile shop.yaml\` checks for what a print shop asks. The file says what differs from one of the profiles above; all of it may be left out:

\`--profile shop.yaml\` 按印厂的要求检查。文件里只写与上述某种用途不同之处，各项都可省略：

\`\`\`yaml
name: 某某印刷厂         # how the report calls it 报告中的名称
from: press             # press, digital, office, screen
bleed: 3mm
safety: 5mm             # between the trim and what is not cut 到裁切线的安全距离
inkTotal: 300           # per cent 总墨量（%）
spotColours: 1          # how many, whatever their names 专色数（不限名称）
spots: [PANTONE 186 C]  # those that are ordered, by name 已订购的专色名
hairline: 0.25pt
smallText: 8pt          # below it text must be of one ink 小于此字号须用单色
pagesOfSheet: 4         # the number of pages must be a multiple of it 总页数须为其倍数
imagePpi: [150, 225]    # error below the first, warning below the second 低于前者为错误，低于后者为警告
lineArtPpi: [550, 800]
rules:                  # any rule of this page: off, info, warning, error 本页任一规则
  near-trim: error
  page-count: off
\`\`\`

A book of ours that is printed in black and a spot colour (\`press.colours: black+spot\`) is checked with \`--book manuscript\`: the ink that its book.yaml orders is expected, any other is a fault. \`npm run shop\` does so by itself.

黑加专色的书（\`press.colours: black+spot\`）用 \`--book 书稿文件夹\` 检查：book.yaml 所订的专色符合预期，其他专色仍算错误。\`npm run shop\` 会自动这样检查。

With \`--html report.html\` the report shows pictures of the pages in question (24 at most), drawn by pdf.js in the browser that also prints.

加 \`--html report.html\` 时，报告附有问题页面的图片（最多 24 页），由 pdf.js 在排版所用的浏览器中绘出。

${conditions.map(section).join('\n')}
## Limits 局限

Coordinates are those of upright rectangles around what is painted: a slanted line may be told as near the trim although it is not. Overprinting and colours are read, not rendered: what transparent things look like one upon the other, and how much ink they take together, is not computed. JPEG 2000, JBIG2 and fax pictures are not unpacked (\`ink-unknown\` tells which). CMaps other than Identity are not followed: missing glyphs are told only where codes are glyph numbers, or the encoding says .notdef. Optional content counts as seen.

位置按所绘内容的外接矩形计算，斜线可能被误报为离裁切线太近。叠印与颜色只读取、不渲染：透明内容叠加后的外观和用墨量不作计算。JPEG 2000、JBIG2 和传真压缩的图片不解压（见 \`ink-unknown\`）。只在编码即字形号（Identity）或编码注明 .notdef 时才能判断缺字形。可隐藏的图层一律按可见处理。
`
}

function section(condition: string): string {
  const rules = preflightRuleList.filter((rule) => rule.condition === condition)
  return `## ${condition}\n\n${rules.map(entry).join('\n')}`
}

function entry({ id, authority }: PreflightRule): string {
  const { severity, reason, fix } = preflightRules[id]
  const severities = `${words.en.severities[severity]} ${words.zh.severities[severity]}`
  const asking = profileNames.filter((name) => profiles[name].rules.includes(id))
  return `### ${id}

${severities} · ${authority} · ${asking.join(', ')}

- ${reason.en}. ${fix.en}
- ${reason.zh}。${fix.zh}
`
}

const profileNames = Object.keys(profiles) as ProfileName[]

function profileList(language: 'en' | 'zh'): string {
  return profileNames.map((name) => `\`${name}\` (${words[language].profiles[name]})`).join(', ')
}
