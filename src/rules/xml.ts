import type { Rule } from '../message.ts'

/** Why a file of an EPUB is no well-formed XML (XML 1.0, fifth edition), so that reading systems show an error page instead. */
export const xmlRules = {
  'epub-xml-none': rule(
    'The file has no elements, expected XML that begins with <',
    'Make the EPUB again, or put the right file there.',
    '文件里没有任何元素，应为以 < 开头的 XML',
    '请重新生成 EPUB，或放入正确的文件。',
  ),
  'epub-xml-after-end': rule(
    'Something stands after the last tag, expected nothing',
    'Take it away, or move it into the element before.',
    '最后一个标签之后还有内容，不应有',
    '请删去，或移到前面的元素里。',
  ),
  'epub-xml-unclosed': rule(
    '<{name}> is never closed, expected </{name}>',
    'Write </{name}> where it ends.',
    '<{name}> 没有关闭，应有 </{name}>',
    '请在它结束的地方写上 </{name}>。',
  ),
  'epub-xml-crossed': rule(
    '</{name}> stands where <{open}> is open, expected </{open}>',
    'Close elements in the reverse of the order in which they were opened.',
    '<{open}> 还没有关闭就写了 </{name}>，应为 </{open}>',
    '后开的元素须先关闭。',
  ),
  'epub-xml-attribute-twice': rule(
    'The attribute {name} stands twice at an element, expected once',
    'Leave one.',
    '同一元素上写了两次属性 {name}，应只写一次',
    '请只留一个。',
  ),
  'epub-xml-unended': rule(
    'Something begins here that never ends, expected {mark}',
    'Write {mark} where it ends.',
    '从这里开始的内容没有结束，应有 {mark}',
    '请在它结束的地方写上 {mark}。',
  ),
  'epub-xml-no-markup': rule(
    '“{text}” is no tag, expected <name attribute="value">',
    'Quote all attributes; write &lt; for a < of the text.',
    '“{text}”不是标签，应写作 <名称 属性="值">',
    '属性的值须加引号；正文里的 < 写作 &lt;。',
  ),
  'epub-xml-character': rule(
    'The character {code} stands in the file, which XML does not allow',
    'Delete it: it cannot be seen.',
    '文件里有 XML 不允许的字符 {code}',
    '请删去：它是看不见的。',
  ),
  'epub-xml-ampersand': rule(
    'An & stands alone, expected &amp;',
    'Write &amp; for &.',
    '单独写了 &，应为 &amp;',
    '& 请写作 &amp;。',
  ),
  'epub-xml-no-character': rule(
    '{written} is no character that XML allows',
    'Delete it, or write the character that is meant.',
    '{written} 不是 XML 允许的字符',
    '请删去，或写上原来要写的字符。',
  ),
}

function rule(reason: string, fix: string, zhReason: string, zhFix: string): Rule {
  return { severity: 'error', reason: { en: reason, zh: zhReason }, fix: { en: fix, zh: zhFix } }
}
