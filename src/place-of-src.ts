import type { Message } from './message.ts'

/** Where a message belongs that is about what `data-src` names (`file:line:column`); `undefined` where it names nothing. */
export function placeOfSrc(src: string): Pick<Message, 'file' | 'place'> | undefined {
  const match = /^(.*):(\d+):(\d+)$/.exec(src)
  return match ? { file: match[1], place: { line: Number(match[2]), column: Number(match[3]) } } : undefined
}
