/** `:答案[B]`, `:::答案`: what only some editions hold. */
export const answerNames: ReadonlySet<string> = new Set(['answer', '答案', '参考答案', '參考答案'])

/** `:空[实事求是]`: a blank to be filled in, with what belongs there. */
export const blankNames: ReadonlySet<string> = new Set(['blank', '空', '填空'])

/** `:::仅{版本=leader}`: what only some editions hold. */
export const onlyNames: ReadonlySet<string> = new Set(['only', '仅', '僅'])

/** `:索引[群众路线]`: the index at the end leads to it. */
export const indexNames: ReadonlySet<string> = new Set(['index', '索引'])

/** `:旁注[…]`: a note in the margin, beside its line. */
export const marginNames: ReadonlySet<string> = new Set([
  'marginnote',
  'margin-note',
  '旁注',
  '旁註',
  '边注',
  '邊註',
])

/** Directives of ours that may stand in a line of text. */
export const inlineNames: ReadonlySet<string> = new Set([
  ...answerNames,
  ...blankNames,
  ...onlyNames,
  ...indexNames,
  ...marginNames,
])
