import type { BookConfig } from '../../book.ts'

type Words = Record<BookConfig['language'], string>

/** One kind of part of a study booklet. */
export type PartKind = {
  /** What authors may call it besides its own name. */
  names: string[]
  /** What stands above it where the author gives no title. */
  title?: Words
  /** Attributes that it takes, by their English names. */
  takes: AttributeName[]
  /** Its items are numbered through the chapter, and get room for answers. */
  asks?: true
  /** Written `::name{…}`, without content of its own. */
  leaf?: true
  /** A box that stands out of the text: what other programs call an alert or an admonition. */
  alert?: true
}

export type AttributeName = keyof typeof attributeNames

/** What attributes may be called, and what is expected of them. */
export const attributeNames = {
  lines: ['行数', '行數'],
  space: ['答题区', '答題區', '样式', '樣式'],
  source: ['出处', '出處'],
  author: ['作者'],
  answer: ['答案'],
  rows: ['空行'],
  columns: ['栏', '欄'],
  pages: ['页数', '頁數'],
  title: ['标题', '標題'],
  content: ['内容', '內容'],
  field: ['字段', '欄位'],
  width: ['宽', '寬'],
  by: ['排序'],
} satisfies Record<string, string[]>

const asking: AttributeName[] = ['lines', 'space', 'answer']

/** Kind → its names: `:::思考题{lines=6}`. The kind itself is a name, too. */
export const partKinds = {
  objectives: {
    names: ['学习要点', '學習要點', '学习目标', '學習目標'],
    title: { 'zh-Hans': '学习要点', 'zh-Hant': '學習要點', en: 'Learning points' },
    takes: [],
  },
  'editor-note': {
    names: ['编者按', '編者按'],
    title: { 'zh-Hans': '编者按', 'zh-Hant': '編者按', en: 'Editor’s note' },
    takes: [],
  },
  'source-text': { names: ['原文', '选文', '選文'], takes: ['source', 'author'] },
  case: {
    names: ['案例'],
    title: { 'zh-Hans': '案例', 'zh-Hant': '案例', en: 'Case' },
    takes: ['source'],
  },
  activity: {
    names: ['活动', '活動'],
    title: { 'zh-Hans': '活动', 'zh-Hant': '活動', en: 'Activity' },
    takes: ['lines', 'space'],
  },
  terms: {
    names: ['名词解释', '名詞解釋'],
    title: { 'zh-Hans': '名词解释', 'zh-Hant': '名詞解釋', en: 'Key terms' },
    takes: [],
  },
  questions: {
    names: ['思考题', '思考題'],
    title: { 'zh-Hans': '思考题', 'zh-Hant': '思考題', en: 'Questions' },
    takes: asking,
    asks: true,
  },
  discussion: {
    names: ['讨论题', '討論題'],
    title: { 'zh-Hans': '讨论题', 'zh-Hant': '討論題', en: 'For discussion' },
    takes: asking,
    asks: true,
  },
  'single-choice': {
    names: ['单选题', '單選題', '选择题', '選擇題'],
    title: { 'zh-Hans': '单项选择题', 'zh-Hant': '單項選擇題', en: 'Choose one' },
    takes: asking,
    asks: true,
  },
  'multiple-choice': {
    names: ['多选题', '多選題'],
    title: { 'zh-Hans': '多项选择题', 'zh-Hant': '多項選擇題', en: 'Choose all that apply' },
    takes: asking,
    asks: true,
  },
  'fill-in': {
    names: ['填空题', '填空題'],
    title: { 'zh-Hans': '填空题', 'zh-Hant': '填空題', en: 'Fill in' },
    takes: asking,
    asks: true,
  },
  'true-false': {
    names: ['判断题', '判斷題'],
    title: { 'zh-Hans': '判断题', 'zh-Hant': '判斷題', en: 'True or false' },
    takes: asking,
    asks: true,
  },
  matching: {
    names: ['连线题', '連線題', '配对题', '配對題'],
    title: { 'zh-Hans': '连线题', 'zh-Hant': '連線題', en: 'Match' },
    takes: asking,
    asks: true,
  },
  checklist: {
    names: ['清单', '清單', '检查表', '檢查表'],
    title: { 'zh-Hans': '清单', 'zh-Hant': '清單', en: 'Checklist' },
    takes: [],
  },
  form: {
    names: ['登记表', '登記表', '表单', '表單', '走访记录', '走訪記錄', '签到表', '簽到表'],
    takes: ['rows', 'columns'],
  },
  timeline: {
    names: ['大事年表', '年表', '时间线', '時間線'],
    title: { 'zh-Hans': '大事年表', 'zh-Hant': '大事年表', en: 'Timeline' },
    takes: ['source'],
  },
  quotation: { names: ['语录', '語錄', '引语', '引語'], takes: ['author', 'source'] },
  poem: { names: ['诗', '詩', '诗歌', '詩歌', '诗词', '詩詞'], takes: ['author', 'source'] },
  'note-page': {
    names: ['笔记页', '筆記頁'],
    title: { 'zh-Hans': '笔记', 'zh-Hant': '筆記', en: 'Notes' },
    takes: ['lines', 'space', 'pages'],
    leaf: true,
  },
  // The alerts of GitHub, and the containers that VuePress, VitePress, Docusaurus, MkDocs and Obsidian have for the same.
  note: {
    names: ['备注', '備註', 'seealso'],
    title: { 'zh-Hans': '备注', 'zh-Hant': '備註', en: 'Note' },
    takes: ['title'],
    alert: true,
  },
  info: {
    names: ['信息', '資訊', 'abstract', 'summary', 'tldr', 'todo'],
    title: { 'zh-Hans': '信息', 'zh-Hant': '資訊', en: 'Info' },
    takes: ['title'],
    alert: true,
  },
  tip: {
    names: ['提示', 'hint', 'success', 'check', 'done'],
    title: { 'zh-Hans': '提示', 'zh-Hant': '提示', en: 'Tip' },
    takes: ['title'],
    alert: true,
  },
  important: {
    names: ['重要'],
    title: { 'zh-Hans': '重要', 'zh-Hant': '重要', en: 'Important' },
    takes: ['title'],
    alert: true,
  },
  warning: {
    names: ['警告', 'attention'],
    title: { 'zh-Hans': '警告', 'zh-Hant': '警告', en: 'Warning' },
    takes: ['title'],
    alert: true,
  },
  caution: {
    names: ['注意'],
    title: { 'zh-Hans': '注意', 'zh-Hant': '注意', en: 'Caution' },
    takes: ['title'],
    alert: true,
  },
  danger: {
    names: ['危险', '危險', 'error', 'bug', 'failure', 'fail', 'missing'],
    title: { 'zh-Hans': '危险', 'zh-Hant': '危險', en: 'Danger' },
    takes: ['title'],
    alert: true,
  },
  example: {
    names: ['示例', '範例'],
    title: { 'zh-Hans': '示例', 'zh-Hant': '範例', en: 'Example' },
    takes: ['title'],
    alert: true,
  },
  question: {
    names: ['疑问', '疑問', 'help', 'faq'],
    title: { 'zh-Hans': '疑问', 'zh-Hant': '疑問', en: 'Question' },
    takes: ['title'],
    alert: true,
  },
  details: {
    names: ['详情', '詳情'],
    title: { 'zh-Hans': '详情', 'zh-Hant': '詳情', en: 'Details' },
    takes: ['title'],
    alert: true,
  },
  'answer-space': { names: ['答题区', '答題區'], takes: ['lines', 'space'], leaf: true },
  qr: { names: ['二维码', '二維碼'], takes: ['content', 'field', 'width'], leaf: true },
  code128: { names: ['条形码', '條碼'], takes: ['content', 'field', 'width'], leaf: true },
  glossary: { names: ['术语表', '術語表', '词汇表', '詞彙表'], takes: [], leaf: true },
  references: { names: ['参考文献', '參考文獻'], takes: [], leaf: true },
  index: { names: ['索引'], takes: ['by'], leaf: true },
  'figure-list': { names: ['插图目录', '插圖目錄'], takes: [], leaf: true },
  'table-list': { names: ['表格目录', '表格目錄'], takes: [], leaf: true },
} satisfies Record<string, PartKind>

export type PartName = keyof typeof partKinds

const byName = new Map<string, PartName>(
  Object.entries(partKinds).flatMap(([kind, { names }]) =>
    [kind, ...names].map((name) => [name, kind as PartName] as const),
  ),
)

/** The kind of part that authors call by this name. */
export function partNamed(name: string): PartName | undefined {
  return byName.get(name)
}

/** The kind of alert that programs call by this name, in small letters or capitals. */
export function alertNamed(name: string): PartName | undefined {
  const kind = byName.get(name.toLowerCase())
  return kind !== undefined && partKind(kind).alert ? kind : undefined
}

export function isAlert(name: string): boolean {
  return alertNamed(name) !== undefined
}

export function partKind(name: PartName): PartKind {
  return partKinds[name]
}

/** Whether it is a part without content of its own. */
export function isLeafPart(name: string): boolean {
  const kind = byName.get(name)
  return kind !== undefined && partKind(kind).leaf === true
}

/** Names of parts, for the nearest to what is misspelt; those of alerts are too much like words of other programs. */
export const spelledNames: readonly string[] = [...byName].flatMap(([name, kind]) =>
  partKind(kind).alert ? [] : [name],
)

/** The English name of an attribute. */
export function attributeNamed(name: string): AttributeName | undefined {
  const known = name.toLowerCase()
  return keysOf(attributeNames).find((key) => key === known || attributeNames[key].includes(name))
}

function keysOf<Key extends string>(table: Record<Key, unknown>): Key[] {
  return Object.keys(table) as Key[]
}
