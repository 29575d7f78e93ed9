/** A line of signs that parts sections: `----`, `* * *`, `※※※`. */
export function isSeparator(text: string): boolean {
  const signs = text.replace(/\s+/g, '')
  return signs.length >= 3 && /^([-*_=~—－─━＊※＃#＝～◇◆☆★])\1+$/.test(signs)
}

/** Whether a line ends as sentences do, closing quotes and brackets aside. */
export function endsSentence(text: string): boolean {
  return /(?:[。！？…；：!?;:]|(?<!\d)\.|——)["'”’」』）)》】\]]*$/.test(text)
}

/** Whether a line has the punctuation of running text somewhere. */
export function hasSentenceMarks(text: string): boolean {
  return /[，。；！？,;!?]|\.\s|[.]$/.test(text)
}

/** A line that begins something of its own: a bullet, a number in a circle, a label, a date, a heading's sign. */
export function startsItem(text: string): boolean {
  return bullet.test(text) || label.test(text) || isDate(text)
}

const bullet =
  /^(?:[-*+•·●○■□◆◇▪◦★☆※►▶➢➤√✓✔▲–][\s\u3000]*(?=\S)|[①-⑳❶-❿㈠-㈩]|\d{1,3}[)）]|[A-Za-z][.)）]\s?)/
const label = /^[\p{L}\p{N}]{1,6}[:：]/u

function isDate(text: string): boolean {
  return /^[（(]?\s*(?:[\d〇○零一二三四五六七八九]{4}\s*年|\d{4}[-./]\d{1,2})[\s\S]{0,12}$/.test(text)
}
