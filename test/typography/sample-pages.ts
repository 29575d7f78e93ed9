import { readFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

/** A paragraph as its lines, each HTML. */
export type Lines = string[]

/** Two pages without a fault, for a test to put one in. */
export type Sample = { css: string; paragraphs: Lines[] }

/** 千字文, of the sixth century. */
const THOUSAND =
  '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐吊民伐罪周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌遐迩一体率宾归王'

/** So many characters of running text, from the `start`-th on. */
export function han(count: number, start: number): string {
  return Array.from({ length: count }, (_, index) => THOUSAND[(start + index) % THOUSAND.length]).join('')
}

/**
 * Nine paragraphs of four lines of twenty characters; a page has twenty lines, so that the fifth goes on on the second
 * page. No line is broken or filled by the browser: all stand as written.
 */
export function sample(): Sample {
  const paragraphs = Array.from({ length: 9 }, (_, index) => {
    const start = index * 23
    return [han(18, start), han(20, start + 18), han(20, start + 38), `${han(6, start + 58)}。`]
  })
  paragraphs[0] = [...(paragraphs[0]?.slice(0, 3) ?? []), '说“好”——又想……在<i>Node</i>里']
  paragraphs[2] = [...(paragraphs[2]?.slice(0, 3) ?? []), '他写下<i>It’s a “test” now</i>几字。']
  // Marks without their white at the ends of lines.
  paragraphs[3] = [
    han(18, 5),
    `<b>“</b>${han(19, 40)}<b>，</b>`,
    `<b>“</b>${han(19, 60)}<b>”</b>`,
    han(9, 80),
  ]
  return { css: '', paragraphs }
}

/** The pages as a document that needs no other file. */
export async function documentOf({ css, paragraphs }: Sample): Promise<string> {
  const body = paragraphs.map((lines) =>
    lines[0]?.startsWith('<h2') ? lines.join('') : `<p>${lines.join('<br>')}</p>`,
  )
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>样</title><style>
${await fontFaces()}
@page { size: 340px 600px; margin: 60px 30px }
html { font: 14px/24px Song; font-kerning: none; text-spacing-trim: space-all; text-autospace: no-autospace;
  font-variant-ligatures: none; text-rendering: geometricPrecision }
body { margin: 0 }
p { margin: 0; text-indent: 2em; white-space: nowrap; orphans: 1; widows: 1 }
/* Chromium would draw a bold that is not there. */
h2 { margin: 0; font-weight: 400; font-size: 18px; line-height: 48px; break-after: avoid }
b { font-weight: 400; font-feature-settings: "halt" }
i { font-style: normal; font-family: Roman; margin: 0 .25em }
sup { font-size: .6em; line-height: 0; vertical-align: .5em }
${css}
</style><body><h2>小题</h2>
${body.join('\n')}`
}

let faces: Promise<string> | undefined

/** Song without radicals, as the product cuts it; Radical with them, as it comes from its makers; Roman. */
function fontFaces(): Promise<string> {
  faces ??= Promise.all([
    face(
      'Song',
      serif,
      `${THOUSAND}小题说好又想在里他写下几字你我“”‘’—…·，。、；：！？（）《》／%50Nodekm①\u2060 `,
    ),
    face('Radical', serif, '一⼀'),
    face('Roman', 'dejavu-fonts-ttf/ttf/DejaVuSerif.ttf', 'Node It’s a “test” now—…·0123456789%km'),
  ]).then((list) => list.join('\n'))
  return faces
}

const serif = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'

async function face(family: string, file: string, text: string): Promise<string> {
  const bytes = await readFile(new URL(`../../node_modules/${file}`, import.meta.url))
  const cut = await subsetFont(bytes, text, { targetFormat: 'truetype' })
  return `@font-face { font-family: ${family}; src: url(data:font/ttf;base64,${Buffer.from(cut).toString('base64')});
    ascent-override: 88%; descent-override: 12%; line-gap-override: 0% }`
}
