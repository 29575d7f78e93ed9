import type { Severity } from '../message.ts'
import type { Limits } from './limits.ts'
import { preflightRuleList } from './preflight-rule-list.ts'
import type { PreflightRule } from './rule.ts'

/** What a PDF is checked for: which rules, with which numbers. */
export type Profile = {
  rules: readonly RuleId[]
  /** Where a rule weighs otherwise than its entry in the catalogue says. */
  severities?: Partial<Record<RuleId, Severity>>
  limits: Limits
}

export type ProfileName = 'press' | 'digital' | 'office' | 'screen'

type RuleId = PreflightRule['id']

const mm = 72 / 25.4

/** GWG 2022, SheetCMYK CMYK; ink, bleed and safety as print shops usually ask. */
const sheetfed: Limits = {
  bleed: 3 * mm,
  safety: 5 * mm,
  pagesOfSheet: 4,
  blackText: 12,
  blackLine: 2,
  smallText: 8,
  thinLine: 0.25,
  hairline: 0.25,
  inkTotal: 3,
  inkAverage: 3.2,
  inkPatch: 15 * mm,
  spotColours: 0,
  spots: [],
  managedImages: false,
  imagePpi: [150, 225],
  lineArtPpi: [550, 800],
}

/** Whatever a PDF is for: it must be whole. */
const whole: readonly RuleId[] = [
  'damaged-object',
  'damaged-stream',
  'damaged-content',
  'missing-resource',
  'unknown-operator',
  'broken-xref',
  'not-all-read',
  'no-pages',
  'media-box',
  'external-stream',
  'postscript-xobject',
  'font-not-embedded',
  'font-damaged',
  'missing-glyph',
  'unknown-colour-space',
  'shading-unreadable',
  'image-resolution',
  'page-shrunk',
  'pdf-encrypted',
]

export const profiles: Record<ProfileName, Profile> = {
  press: { rules: allBut([]), limits: sheetfed },
  /** GWG 2022, Digital Print: R0005, R0009 to R0014 and R0026 are not asked for. */
  digital: {
    rules: allBut([
      'page-empty',
      'page-count',
      'black-text-knocks-out',
      'black-line-knocks-out',
      'white-overprints',
      'grey-text',
      'grey-overprints',
      'font-courier',
      'ink-colour',
      'ink-image',
      'ink-image-pixels',
      'ink-unknown',
    ]),
    limits: { ...sheetfed, smallText: 5, managedImages: true, imagePpi: [100, 150] },
  },
  /** A printer on a desk: it turns any colour into ink, and leaves 4 mm at each edge white. */
  office: {
    rules: [...whole, 'near-trim', 'page-sizes', 'page-user-unit', 'hairline', 'font-courier', 'trim-size'],
    limits: { ...sheetfed, safety: 4.2 * mm, imagePpi: [100, 150] },
  },
  /** What is read, searched and copied. */
  screen: {
    rules: [
      ...whole,
      'pdf-javascript',
      'pdf-attachment',
      'font-no-unicode',
      'text-no-unicode',
      'radical-characters',
      'font-courier',
    ],
    severities: { 'pdf-attachment': 'warning', 'pdf-encrypted': 'warning' },
    limits: { ...sheetfed, imagePpi: [72, 100] },
  },
}

/** One of ours with what a print shop wants otherwise. */
export function profileWith(
  from: ProfileName,
  rules: Readonly<Record<string, Severity | 'off'>>,
  limits: Partial<Limits>,
): Profile {
  const base = profiles[from]
  const named = preflightRuleList.flatMap(({ id }) => {
    const wish = rules[id]
    return wish === undefined ? [] : ([[id, wish]] as const)
  })
  const off = named.flatMap(([id, wish]) => (wish === 'off' ? [id] : []))
  const weighed = named.flatMap(([id, wish]) => (wish === 'off' ? [] : ([[id, wish]] as const)))
  const added = weighed.map(([id]) => id).filter((id) => !base.rules.includes(id))
  return {
    rules: [...base.rules.filter((id) => !off.includes(id)), ...added],
    severities: { ...base.severities, ...Object.fromEntries(weighed) },
    limits: { ...base.limits, ...limits },
  }
}

function allBut(left: readonly RuleId[]): RuleId[] {
  return preflightRuleList.map(({ id }) => id).filter((id) => !left.includes(id))
}
