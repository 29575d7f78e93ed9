import { expand } from '../fixture-section.ts'

/**
 * Paragraphs that are hard to set, as the HTML of a section: runs of marks, dashes near line ends, Latin words, numbers,
 * addresses, what stands in a line as one thing, and narrow measures.
 */
export const hardCases = expand(`
<p data-src="f.md:1:1">先生合上书，问道：“这一页上写着‘无’字，可是谁写的？！”屋里静了一会儿。“《通鉴》、《纲目》（抄本）、《史略》……都不像。”学生答道，“也许——只是也许——后来的人添上去的。”</p>
<p data-src="f.md:2:1">他把列夫·托尔斯泰、费奥多尔·陀思妥耶夫斯基和安东·契诃夫的书搬到二楼，又把维克多·雨果、奥诺雷·德·巴尔扎克的搬到三楼／阁楼，来来回回走了三～五趟，从早上八点－九点忙到天黑。</p>
<p data-src="f.md:3:1">这一年收成增加了50%，一担谷子卖￥50，仓里却只有25℃上下；№3号仓离村 3 km，装得下 12.5 t，温度计上写着 36.6°C，电脑主频 3.2 GHz，内存 16 GB。</p>
<p data-src="f.md:4:1">用 Markdown 写的稿子经过 TypeScript 程序变成 HTML，再由 Chromium 印成 PDF；internationalization 这样的长词、state-of-the-art 这样的连字，以及 https://example.com/a/long/path/to/some-page.html?query=value&amp;lang=zh 这样的网址，都要排得匀。</p>
<p data-src="f.md:5:1">说的是<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>的<ruby>读音<rt>dúyīn</rt></ruby>，也说<strong>粗体（黑体）</strong>、<em>楷体，和它的标点</em>、<em class="dots">着重号</em>，还有<code>const total = 12</code>、H<sub>2</sub>O、E=mc<sup>2</sup>，“<a href="https://example.com/">链接</a>”以及<mark>标记</mark>。</p>
<p data-src="f.md:6:1">甲乙丙丁戊己庚辛壬癸，子丑寅卯辰巳午未申酉戌亥。天地玄黄，宇宙洪荒；日月盈昃，辰宿列张。寒来暑往，秋收冬藏；闰余成岁，律吕调阳。云腾致雨，露结为霜。完了。</p>
<p data-src="f.md:7:1">人们常说①天时、②地利、③人和，三者缺一不可；《孟子》（公孙丑下）里说的是“天时不如地利，地利不如人和”，可见次序——或者说轻重——早有定论……</p>
<p data-src="f.md:13:1">设%tex:a%、%tex:b%、%tex:c%是三角形的三边，%tex:C%是两边的夹角，则有%tex:c^2 = a^2 + b^2 - 2ab\\cos C%；当%tex:C = 90°%时，%tex:\\cos C = 0%，于是%tex:c^2 = a^2 + b^2%，这就是勾股定理，古人早已知道。</p>
<p data-src="f.md:14:1">有个小镇叫 Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogochpwllgwyngyllgogery，没有人能一口气读完。</p>
<p data-src="f.md:15:1">划线的文字里也有西文：<u>中文和English与中文，再有<b>a</b>和12.5</u>，以及<s>删去的OpenType一词</s>，线要连到底，不因空隙而断；<u>Latin开头</u>和结尾是<u>末了的X</u>都一样，说得长一些，好让它折行。</p>
<p data-src="f.md:16:1">不换行的空格：参看<a href="https://example.com/">第&nbsp;2.3&nbsp;节“Dialogs and Docking”</a>和图&nbsp;8.48.&nbsp;Images，第&nbsp;1&nbsp;章第&nbsp;2&nbsp;节第&nbsp;3&nbsp;条第&nbsp;4&nbsp;款，两个&nbsp;&nbsp;也有，混着 &nbsp; 的也有，都和别的空格一样伸缩。</p>
<p data-src="f.md:8:1">第一行到这里为止，<br>第二行由作者自己断开，这一行写得长一些，好让它在版心里自然地折到下一行去。<br><br>空行之后的第四行。</p>
<blockquote data-src="f.md:9:1"><p data-src="f.md:9:3">引文里再说一遍：“排字的人，把一个个字放进版盘；读书的人，从第一字读到最末一字。”</p><ul><li data-src="f.md:10:3"><p data-src="f.md:10:5">引文里的列表，说“第一件事”，也说（括号里的）第二件事，还有 Latin words 和 2024 年。</p><ul><li data-src="f.md:11:5">再缩进一层，行就更短了：“话”、《书》、（注）——都要顾到；English words too，还有 3 km 路。</li></ul></li></ul></blockquote>
<dl><dt>词条</dt><dd data-src="f.md:12:1">释义写在下面，长到要折行：一则曰“名不正，则言不顺”；二则曰“言不顺，则事不成”；事不成，则礼乐不兴。</dd></dl>
`)

/** Text that the composer leaves to the browser, and says why. */
export const givenUp = {
  'right-to-left': '<p data-src="f.md:1:1">希伯来文 שלום עולם 从右到左，排不了。</p>',
  'white-space':
    '<p data-src="f.md:1:1">这里有<span style="white-space: nowrap">不许断开的一段文字</span>，排不了。</p>',
  'too-wide':
    '<p data-src="f.md:1:1">这里有<span style="display: inline-block; width: 500px">很宽的</span>东西，排不了。</p>',
}

/** Text that has no lines to compose, and is left as it is without a word. */
export const leftAlone = `
<p data-src="f.md:1:1">A paragraph in English only, which the browser breaks and justifies as it always does, word by word.</p>
<p data-src="f.md:2:1" style="text-align: center">居中的文字，不必两端对齐，排到哪里算哪里，长一些也一样，长一些也一样。</p>
<h3 data-src="f.md:3:1">标题也不必两端对齐，长一些的标题由浏览器平衡各行，长一些也一样，长一些也一样</h3>
<pre class="code" data-src="f.md:4:1"><code><span class="line">代码里的，文字。</span></code></pre>
`
