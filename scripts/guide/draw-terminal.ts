import { escapeHtml } from '../../src/escape-html.ts'
import { plainLine, type ScreenLine } from './terminal.ts'

/** What a terminal shows after a command, as HTML: the colours are those that the program gave. */
export function drawTerminal(command: string, lines: readonly ScreenLine[]): string {
  const said = lines.map((line) =>
    isOfNpm(line) ? `<span style="color:#777">${escapeHtml(plainLine(line))}</span>` : coloured(line),
  )
  return `<div style="width: 900px; border-radius: 8px; overflow: hidden; background: #1d2126">
    <div style="padding: 6px 12px; background: #353b43; color: #cfd3d8; font-size: 13px">终端</div>
    <pre style="padding: 12px 14px 14px; font: 14px/1.6 mono, hei, symbols; color: #dfe3e8; white-space: pre-wrap;
      word-break: break-all"><span style="color:#8fc7ff">banxin&gt;</span> ${escapeHtml(command)}\n${said.join('\n')}</pre>
  </div>`
}

/** npm says first what it starts: `> banxin@0.1.0 pdf`. */
export function isOfNpm(line: ScreenLine): boolean {
  return plainLine(line).startsWith('> ')
}

const styles: Record<string, string> = {
  2: 'color:#8b939c',
  4: 'text-decoration:underline',
  31: 'color:#ff7b72',
  32: 'color:#7ee787',
  33: 'color:#f2cc60',
  34: 'color:#79c0ff',
  36: 'color:#76e3ea',
}

function coloured(line: ScreenLine): string {
  let isOpen = false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are made of them
  const parts = line.split(/\x1b\[([\d;]*)m/)
  const html = parts.map((part, index) => {
    if (index % 2 === 0) return escapeHtml(part)
    const close = isOpen ? '</span>' : ''
    const style = styles[part]
    isOpen = style !== undefined
    return style === undefined ? close : `${close}<span style="${style}">`
  })
  return `${html.join('')}${isOpen ? '</span>' : ''}`
}
