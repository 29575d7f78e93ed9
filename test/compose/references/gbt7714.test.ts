import { expect, test } from 'vitest'
import { entryOf } from '../../../src/compose/references/gbt7714.ts'
import { readBibtex } from '../../../src/compose/references/read-bibtex.ts'

/*
 * Entries of each kind of document, in the forms that GB/T 7714-2015 gives in clause 4, clause 8 and annex A: what is known
 * of a source, and how it is to be printed.
 */
const numeric: [bibtex: string, entry: string][] = [
  [
    '@book{a, author={陈登原}, title={国史旧闻}, volume=1, address={北京}, publisher={中华书局}, year=2000, pages={29}}',
    '陈登原. 国史旧闻: 第1卷[M]. 北京: 中华书局, 2000: 29.',
  ],
  [
    '@book{a, author={哈里森 and 沃尔德伦}, title={经济数学与金融数学}, translator={谢远涛}, address={北京}, publisher={中国人民大学出版社}, year=2012, pages={235--236}}',
    '哈里森, 沃尔德伦. 经济数学与金融数学[M]. 谢远涛, 译. 北京: 中国人民大学出版社, 2012: 235-236.',
  ],
  [
    '@book{a, author={Peebles, Jr., P. Z.}, title={Probability, random variables, and random signal principles}, edition={4}, address={New York}, publisher={McGraw Hill}, year=2001}',
    'PEEBLES P Z JR. Probability, random variables, and random signal principles[M]. 4th ed. New York: McGraw Hill, 2001.',
  ],
  [
    '@article{a, author={于潇 and 刘义 and 柴跃廷 and 孙宏波}, title={互联网药品可信交易环境中主体资质审核备案模式}, journal={清华大学学报(自然科学版)}, year=2012, volume=52, number=11, pages={1518-1523}}',
    '于潇, 刘义, 柴跃廷, 等. 互联网药品可信交易环境中主体资质审核备案模式[J]. 清华大学学报(自然科学版), 2012, 52(11): 1518-1523.',
  ],
  [
    '@article{a, author={杨宗英}, title={电子图书馆的现实模型}, journal={中国图书馆学报}, year=1996, number=2, pages={24-29}}',
    '杨宗英. 电子图书馆的现实模型[J]. 中国图书馆学报, 1996(2): 24-29.',
  ],
  [
    '@article{a, author={Caplan, Paul}, title={Cataloging internet resources}, journal={The public access computer systems review}, year=1993, volume=4, number=2, pages={61--66}}',
    'CAPLAN P. Cataloging internet resources[J]. The public access computer systems review, 1993, 4(2): 61-66.',
  ],
  [
    '@article{a, author={丁文详}, entrysubtype={newspaper}, title={数字革命与竞争国际化}, journal={中国青年报}, date={2000-11-20}, number=15}',
    '丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).',
  ],
  [
    '@phdthesis{a, author={张志祥}, title={间断动力系统的随机扰动及其在守恒律方程中的应用}, address={北京}, school={北京大学}, year=1998}',
    '张志祥. 间断动力系统的随机扰动及其在守恒律方程中的应用[D]. 北京: 北京大学, 1998.',
  ],
  [
    '@techreport{a, author={{World Health Organization}}, title={Factors regulating the immune response: report of WHO Scientific Group}, address={Geneva}, institution={WHO}, year=1970}',
    'World Health Organization. Factors regulating the immune response: report of WHO Scientific Group[R]. Geneva: WHO, 1970.',
  ],
  [
    '@standard{a, author={全国信息与文献工作标准化技术委员会}, title={信息与文献 都柏林核心元数据元素集}, number={GB/T 25100-2010}, address={北京}, publisher={中国标准出版社}, year=2010, pages={2-3}}',
    '全国信息与文献工作标准化技术委员会. 信息与文献 都柏林核心元数据元素集: GB/T 25100-2010[S]. 北京: 中国标准出版社, 2010: 2-3.',
  ],
  [
    '@patent{a, author={邓一刚}, title={全智能节电器}, number={200610171314.3}, date={2006-12-13}}',
    '邓一刚. 全智能节电器: 200610171314.3[P]. 2006-12-13.',
  ],
  [
    '@inproceedings{a, author={贾东琴 and 柯平}, title={面向数字素养的高校图书馆数字服务体系研究}, editor={中国图书馆学会}, booktitle={中国图书馆学会年会论文集: 2011年卷}, address={北京}, publisher={国家图书馆出版社}, year=2011, pages={45-52}}',
    '贾东琴, 柯平. 面向数字素养的高校图书馆数字服务体系研究[C]//中国图书馆学会. 中国图书馆学会年会论文集: 2011年卷. 北京: 国家图书馆出版社, 2011: 45-52.',
  ],
  [
    '@incollection{a, author={周易外传}, title={卷五}, booktitle={船山全书}, editor={王夫之}, volume=6, address={长沙}, publisher={岳麓书社}, year=2011, pages={1109}}',
    '周易外传. 卷五[M]//王夫之. 船山全书: 第6卷. 长沙: 岳麓书社, 2011: 1109.',
  ],
  [
    '@online{a, author={萧钰}, title={出版业信息化迈入快车道}, date={2001-12-19}, urldate={2002-04-15}, url={http://www.creader.com/news/20011219/200112190019.html}}',
    '萧钰. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. http://www.creader.com/news/20011219/200112190019.html.',
  ],
  [
    '@report{a, author={{中国互联网络信息中心}}, title={第29次中国互联网络发展现状统计报告}, date={2012-01-16}, urldate={2013-03-26}, url={http://www.cnnic.net.cn/P0201201.pdf}}',
    '中国互联网络信息中心. 第29次中国互联网络发展现状统计报告[R/OL]. (2012-01-16)[2013-03-26]. http://www.cnnic.net.cn/P0201201.pdf.',
  ],
  [
    '@article{a, author={Kanamori, H.}, title={Shaking without quaking}, journal={Science}, year=1998, volume=279, number=5359, pages={2063--2064}, doi={https://doi.org/10.1126/x}}',
    'KANAMORI H. Shaking without quaking[J]. Science, 1998, 279(5359): 2063-2064. DOI: 10.1126/x.',
  ],
  ['@book{a, title={无名之书}}', '无名之书[M]. [出版地不详]: [出版者不详], [出版年不详].'],
]

const authorYear: [bibtex: string, entry: string][] = [
  [
    '@book{a, author={尼葛洛庞帝}, title={数字化生存}, translator={胡泳 and 范海燕}, address={海口}, publisher={海南出版社}, year=1996}',
    '尼葛洛庞帝, 1996. 数字化生存[M]. 胡泳, 范海燕, 译. 海口: 海南出版社.',
  ],
  [
    '@article{a, author={杨宗英}, title={电子图书馆的现实模型}, journal={中国图书馆学报}, year=1996, number=2, pages={24-29}}',
    '杨宗英, 1996. 电子图书馆的现实模型[J]. 中国图书馆学报(2): 24-29.',
  ],
  [
    "@article{a, author={Dowler, L.}, title={The research university's dilemma}, journal={Journal of library administration}, year=1995, volume=21, number={1/2}, pages={5-26}}",
    "DOWLER L, 1995. The research university's dilemma[J]. Journal of library administration, 21(1/2): 5-26.",
  ],
]

test.each(numeric)('%s', (bibtex, entry) => expect(printed(bibtex, 'numeric')).toBe(entry))

test.each(authorYear)('by author and year: %s', (bibtex, entry) =>
  expect(printed(bibtex, 'author-year')).toBe(entry),
)

function printed(bibtex: string, style: 'numeric' | 'author-year'): string {
  const { references, faults } = readBibtex(bibtex)
  expect(faults).toEqual([])
  return references.flatMap((reference) => entryOf(reference, style).map(({ text }) => text)).join('')
}

test('no address of a source is ever fetched', () => {
  const { references, faults } = readBibtex('https://example.invalid/references.bib')
  expect([references, faults]).toEqual([[], []])
})

test('an address that is none of the web is no link', () => {
  const { references } = readBibtex('@online{a, title={甲}, url={javascript:alert(1)}, year=2000}')
  const links = references.flatMap((reference) => entryOf(reference, 'numeric')).filter(({ href }) => href)
  expect(links).toEqual([])
})
