/**
 * A small book with one of everything: preface, picture, drawing, notes, table, formulas, code, ruby, references.
 *
 * Building it gives two warnings: a table row with a cell too many in `02-bridge.md`, a link to nowhere in `03-end.md`.
 */
export function sampleBook(): Record<string, string | Uint8Array> {
  return {
    'book.yaml': `title: 修路记
subtitle: 一本样书
authors:
  - 张三
  - 李四 译
language: zh-Hans
date: 2026-07-01
publisher: 某某出版社
description: 用来检验的样书。
chapters:
  - file: 00-preface.md
    role: preface
  - "[0-9]*.md"
`,
    '00-preface.md': `# 前言\n\n${prose}\n\n见[第二章](02-bridge.md)。\n`,
    '01-road.md': `# 第一章 修路 {#road}

这是{版心|bǎn xīn}的样书，用 Unicode 写成，共 3 章。[^1]

## 缘起

${prose}

![一个灰色方块](images/grey.png "灰色方块")

### 更早的时候

${prose}[^二]

![一条路](images/road.svg "画出来的路")

[^1]: 第一条注释，见[桥的来历](02-bridge.md#origin)。
[^二]: 第二条注释，含 \`code\` 与公式 $a^2$。
`,
    '02-bridge.md': `# 第二章 架桥

## 桥的来历 {#origin}

表：桥与路

| 名称 | 长度 | 说明 |
| --- | ---: | :---: |
| 桥 | 120 米 | 石桥 |
| 路 | 3 公里 | 土路 | 多出的格 |

勾股定理是 $a^2 + b^2 = c^2$，又有

$$\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}$$

\`\`\`ts
// 注释也是中文
const length: number = 120
\`\`\`

> 引文用楷体排印。${prose}

${prose}
`,
    '03-end.md': `# 第三章 通车

回头看[修路](01-road.md#road)与[不存在的一节](01-road.md#nowhere)。

- 列表一
- 列表二
  1. 其一
  2. 其二

${prose}

## 后来

${prose}
`,
    'images/grey.png': grey,
    'images/road.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120" width="300" height="120">' +
      '<style>.line { stroke: #333 }</style><rect width="300" height="120" fill="#ddd"/>' +
      '<path id="road" class="line" d="M10 100 C 90 10 200 110 290 20" fill="none"/><text x="20" y="60">修路</text></svg>',
  }
}

export const prose =
  '村口的路年久失修，雨天泥泞难行；大家商量之后，决定自己动手，先填坑，再铺石，最后种树。'.repeat(6)

/** A grey PNG of 2 × 2 pixels. */
const grey = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGPo6GDo6AAABmYCIRWx6IkAAAAASUVORK5CYII=',
  'base64',
)
