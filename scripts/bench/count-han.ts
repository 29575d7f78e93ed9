/** How many Han characters a text has: the measure of a book's size, whatever marks stand between them. */
export function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}
