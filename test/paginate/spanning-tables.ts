/**
 * Tables whose cells reach over rows and columns, in the HTML that compose makes of raw HTML: each with something else in
 * its cells, and none that fits the rest of a page at every place. `%text*3%`: see fixture-section.ts.
 */
export const spanningTables = {
  // How DocBook sets a warning.
  'a picture beside a title and a long text': `<div>${table(
    `<tr data-src="f.md:2:1"><td rowspan="2" class="align-center">${picture(24)}</td><th>注意</th></tr>
    <tr data-src="f.md:3:1"><td><p data-src="f.md:3:2">%text*9%</p></td></tr>`,
  )}</div>`.repeat(3),

  'a tall picture beside many rows': table(
    `<tr data-src="f.md:2:1"><td rowspan="9">${picture(300)}</td><td>第一%text%</td></tr>${rows(8, '<td>次%text%</td>')}`,
  ),

  'two rows of one cell': table(
    [1, 2, 3, 4]
      .map(
        (group) =>
          `<tr data-src="f.md:2:${group}"><td rowspan="2">组${group}%text%</td><td>上%text*5%</td></tr><tr data-src="f.md:3:${group}"><td>下%text*3%</td></tr>`,
      )
      .join(''),
  ),

  'three rows, cells that reach on both sides': table(
    [1, 2, 3]
      .map(
        (group) =>
          `<tr data-src="f.md:2:${group}"><td rowspan="3">左${group}%text*4%</td><td>上%text*2%</td><td rowspan="3">右%text*6%</td></tr>
          <tr data-src="f.md:3:${group}"><td>中%text%</td></tr><tr data-src="f.md:4:${group}"><td>下%text*3%</td></tr>`,
      )
      .join(''),
  ),

  'cells that reach over each other in steps': table(
    `<tr data-src="f.md:2:1"><td rowspan="4">甲%text*3%</td><td rowspan="2">乙%text*3%</td><td>丙%text%</td></tr>
    <tr data-src="f.md:3:1"><td rowspan="3">丁%text*4%</td></tr>
    <tr data-src="f.md:4:1"><td rowspan="2">戊%text*2%</td></tr>
    <tr data-src="f.md:5:1"><td rowspan="3" colspan="2">己%text*3%</td></tr>
    <tr data-src="f.md:6:1"><td>庚%text*2%</td></tr><tr data-src="f.md:7:1"><td>辛%text%</td></tr>`,
  ),

  'a cell to the end of its part, and one beyond it': table(
    `<tr data-src="f.md:2:1"><td rowspan="0">全%text*2%</td><td>一%text*3%</td></tr>${rows(4, '<td>又%text*2%</td>')}</tbody>
    <tbody><tr data-src="f.md:8:1"><td rowspan="60">过%text%</td><td>二%text*3%</td></tr>${rows(3, '<td>又%text*2%</td>')}`,
  ),

  'lists, code and quotations in the cells': table(
    `<tr data-src="f.md:2:1"><td rowspan="3"><ul><repeat n="9"><li data-src="f.md:2:%i%"><span class="li-marker">•</span><p>项%i%</p></li></repeat></ul></td>
    <td><pre class="code" data-src="f.md:2:20"><code><repeat n="12"><span class="line">line%i% = %i%;
</span></repeat></code></pre></td></tr>
    <tr data-src="f.md:3:1"><td><blockquote><p data-src="f.md:3:2">%text*3%</p><p data-src="f.md:3:3">%text%</p></blockquote></td></tr>
    <tr data-src="f.md:4:1"><td><ol><repeat n="4"><li data-src="f.md:4:%i%"><span class="li-marker">%i%.</span><p>%text%</p></li></repeat></ol></td></tr>`,
  ),

  'a table in a cell, spans in both': table(
    `<tr data-src="f.md:2:1"><td rowspan="2">外%text*2%</td><td>前<table data-src="f.md:2:9"><tbody>
    <tr data-src="f.md:2:10"><td rowspan="3">内%text*2%</td><td>里%text*2%</td></tr><tr data-src="f.md:2:11"><td>里%text*2%</td></tr><tr data-src="f.md:2:12"><td>里%text%</td></tr>
    </tbody></table>后%text%</td></tr><tr data-src="f.md:3:1"><td>%text*4%</td></tr>`,
  ),

  'spans in head and foot': `<table data-src="f.md:1:1"><thead><tr data-src="f.md:2:1"><th rowspan="2">年</th><th colspan="2">两季</th></tr>
    <tr data-src="f.md:3:1"><th>春</th><th>秋</th></tr></thead>
    <tbody>${rows(14, '<td>第%i%年</td><td>%text%</td><td>%text%</td>')}</tbody>
    <tfoot><tr data-src="f.md:8:1"><td rowspan="2">计</td><td colspan="2">%text*3%</td></tr><tr data-src="f.md:9:1"><td>%text%</td><td>%text%</td></tr></tfoot></table>`,

  'forty rows of one cell': table(
    `<tr data-src="f.md:2:1"><td rowspan="41">全组</td><td>第0行</td></tr>${rows(40, '<td>第%i%行%text%</td>')}`,
  ),
}

function table(body: string): string {
  return `<table data-src="f.md:1:1"><tbody>${body}</tbody></table>`
}

function rows(count: number, cells: string): string {
  return `<repeat n="${count}"><tr data-src="f.md:%i%:1">${cells}</tr></repeat>`
}

function picture(height: number): string {
  return `<svg class="picture" viewBox="0 0 24 ${height}" width="24" height="${height}" role="img" aria-label="图"><rect width="24" height="${height}"></rect></svg>`
}
