/** Whether HTML, SVG or MathML has such an element; `name` in lower case. */
export function isHtmlName(name: string): boolean {
  return allowedElements.has(name) || refusedElements.has(name) || otherElements.has(name)
}

/** What an author may write as raw HTML, and what of it reaches the page. */
export const allowedElements = new Set(
  (
    'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt ' +
    'em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rb rp rt rtc ruby ' +
    's samp section small span strong sub summary sup svg table tbody td tfoot th thead time tr u ul var wbr'
  ).split(' '),
)

/** Old names with a plain meaning of today. */
export const renamedElements: Record<string, { tagName: string; className?: string }> = {
  center: { tagName: 'div', className: 'align-center' },
  strike: { tagName: 's' },
  tt: { tagName: 'code' },
  acronym: { tagName: 'abbr' },
  dir: { tagName: 'ul' },
  menu: { tagName: 'ul' },
}

/** What runs, embeds or loads something: an error, and nothing of it goes on. */
export const refusedElements = new Set(
  (
    'applet audio base embed frame frameset iframe link meta noembed noframes object portal script style ' +
    'template video'
  ).split(' '),
)

/** Elements of HTML, SVG and MathML that print has no use for: their text stays. */
const otherElements = new Set(
  (
    'acronym area basefont bgsound big blink body button canvas center circle data datalist dialog dir ellipse fieldset ' +
    'font form g head hgroup html image input label legend line map marquee math menu meter mfrac mi mn mo mover mrow ' +
    'msqrt mstyle msub msup mtable mtd mtext mtr munder nav nobr noscript optgroup option output param path picture plaintext ' +
    'polygon polyline progress rect search select slot source strike text textarea title track tspan tt use xmp'
  ).split(' '),
)

/** Without text and without use in print: they go without a word. */
export const silentElements = new Set(
  'param source track picture area map hgroup nav html head body'.split(' '),
)

/** Components of Docusaurus, Mintlify, VuePress and Element whose `title` or `label` stands above what is in them. */
export const titledComponents = new Set(
  'accordion card codegroupitem code-group-item el-tab-pane expandable step tab tabitem update vpcard'.split(
    ' ',
  ),
)
