import { dataOf } from './draw.ts'

const paper = 'background:#fff; box-shadow: 0 1px 5px #0006'

/** Pages side by side, each with words below it. */
export function drawPages(pages: readonly Buffer[], words: readonly string[], width: number): string {
  const figures = pages.map(
    (page, index) =>
      `<div style="text-align:center"><img src="${dataOf(page)}" style="${paper}; width:${width}px; display:block">
      <div style="margin-top:8px; font-size:14px">${words[index] ?? ''}</div></div>`,
  )
  return `<div style="display:flex; gap:18px; padding:14px; background:#e9ebee">${figures.join('')}</div>`
}

/** Both sides of a sheet with the line that it is folded at. */
export function drawSheet(front: Buffer, back: Buffer): string {
  const side = (
    png: Buffer,
    words: string,
  ) => `<div style="text-align:center"><div style="position:relative; ${paper}">
      <img src="${dataOf(png)}" style="width:430px; display:block">
      <div style="position:absolute; left:50%; top:-10px; bottom:-10px; border-left:2px dashed #d33"></div></div>
      <div style="margin-top:14px; font-size:14px">${words}</div></div>`
  return `<div style="display:flex; gap:26px; padding:20px; background:#e9ebee">
    ${side(front, '第一张的正面')}${side(back, '第一张的反面')}</div>
    <div style="font-size:14px; margin-top:6px; color:#c22; text-align:center">红色虚线是折线，印出来的纸上没有</div>`
}

/** What hands do: put the sheets together, fold them, staple them at the fold. `sheet` is a side of one, `cover` a page. */
export function drawFolding(sheet: Buffer, cover: Buffer): string {
  const [width, height] = [250, 177]
  const half = (side: 'left' | 'right', turn: string) =>
    `<div style="position:absolute; ${side}:0; top:0; width:${width / 2}px; height:${height}px; ${paper};
      background:#fff url(${dataOf(sheet)}) ${side} top / ${width}px ${height}px;
      transform-origin:${side === 'left' ? 'right' : 'left'} center; transform:${turn}"></div>`
  const flat = (offset: number) =>
    `<div style="position:absolute; left:${offset}px; top:${offset}px; width:${width}px; height:${height}px; ${paper};
      background:#fff url(${dataOf(sheet)}) left top / ${width}px ${height}px"></div>`
  const staple = (top: number) =>
    `<div style="position:absolute; left:50%; top:${top}px; width:3px; height:20px; margin-left:-2px;
      border-radius:2px; background:#555"></div>`
  const step = (drawing: string, words: string, box: number) =>
    `<div style="width:${box + 20}px; text-align:center"><div style="position:relative; width:${box}px; height:${height + 18}px;
      margin:0 auto; perspective:700px">${drawing}</div><div style="font-size:14px; margin-top:10px">${words}</div></div>`
  const fold =
    '<div style="position:absolute; left:50%; top:-8px; bottom:8px; border-left:2px dashed #d33"></div>'
  const closed = `<div style="position:absolute; left:4px; top:0; width:${width / 2}px; height:${height}px; ${paper};
      border-left:3px solid #bbb; background:#fff url(${dataOf(cover)}) left top / 100% 100%">
      <div style="position:absolute; left:-4px; top:40px; width:4px; height:20px; background:#555"></div>
      <div style="position:absolute; left:-4px; bottom:40px; width:4px; height:20px; background:#555"></div></div>`
  return `<div style="display:flex; gap:14px; padding:20px 14px; background:#e9ebee">
    ${step(flat(12) + flat(6) + flat(0), '① 按印出的次序叠齐', width + 12)}
    ${step(half('left', 'rotateY(48deg)') + half('right', 'rotateY(-48deg)'), '② 一起对折，用尺子压实', width)}
    ${step(flat(0) + fold + staple(40) + staple(height - 60), '③ 摊开，在折线上钉两针', width)}
    ${step(closed, '④ 合上，成册', width / 2 + 16)}</div>`
}

/** Which edge the paper is turned on, for the printer's settings. */
export function drawFlipping(): string {
  const sheet = (edges: string, words: string, mark: string) =>
    `<div style="text-align:center; width:330px"><div style="position:relative; margin:0 auto; width:240px; height:170px; ${paper}; ${edges}">
      <div style="position:absolute; inset:0 50% 0 0; border-right:1px dashed #999; font-size:46px; line-height:170px; color:#555">8</div>
      <div style="position:absolute; inset:0 0 0 50%; font-size:46px; line-height:170px; color:#555">1</div></div>
      <div style="margin-top:12px; font-size:15px">${mark} ${words}</div></div>`
  return `<div style="display:flex; gap:20px; padding:20px; background:#e9ebee">
    ${sheet('border-left:7px solid #2a8f4f; border-right:7px solid #2a8f4f', '<b>短边翻转</b>：沿绿色的边翻面，<br>两面的字头朝同一方向', '✓')}
    ${sheet('border-top:7px solid #d33; border-bottom:7px solid #d33', '<b>长边翻转</b>：沿红色的边翻面，<br>反面的字会倒过来', '✗')}</div>`
}

/** A phone with a page of the EPUB in it. */
export function drawPhone(screens: readonly Buffer[]): string {
  const phones = screens.map(
    (screen) =>
      `<div style="padding:26px 10px; border-radius:26px; background:#222"><img src="${dataOf(screen)}" style="width:270px; display:block; border-radius:4px"></div>`,
  )
  return `<div style="display:flex; gap:26px; padding:16px; background:#e9ebee">${phones.join('')}</div>`
}
