import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFStream,
} from '@cantoo/pdf-lib'

/**
 * Look through the objects of a PDF for what PDF/A-2 (ISO 19005-2) does not allow. What it finds is named as it stands in
 * the file, with the clause: `Interpolate (6.2.8)`.
 */
export function checkArchive(context: PDFContext): string[] {
  const faults = new Set<string>()
  const look = (object: PDFObject, depth: number) => {
    if (object instanceof PDFStream) look(object.dict, depth)
    else if (object instanceof PDFArray) for (const item of object.asArray()) look(item, depth + 1)
    else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) {
        const clause = keys[key.decodeText()]
        if (clause !== undefined) faults.add(`${key.decodeText()} (${clause})`)
        look(value, depth + 1)
      }
      for (const rule of rules) if (rule.breaks(object)) faults.add(rule.name)
    } else if (object instanceof PDFName) {
      const clause = names[object.decodeText()]
      if (clause !== undefined) faults.add(`${object.decodeText()} (${clause})`)
    }
  }
  for (const [, object] of context.enumerateIndirectObjects()) look(object, 0)
  if (context.trailerInfo.Encrypt) faults.add('Encrypt (6.1.3)')
  return [...faults].sort()
}

/** Keys that no dictionary of ours may have. */
const keys: Record<string, string> = {
  AA: '6.5.2',
  Alternates: '6.2.8',
  EmbeddedFiles: '6.8',
  HTP: '6.2.5',
  JavaScript: '6.5.1',
  NeedAppearances: '6.4.1',
  OPI: '6.2.8',
  OpenAction: '6.5.1',
  PresSteps: '6.10',
  TR: '6.2.5',
  Requirements: '6.11',
  XFA: '6.4.2',
}

/** Names that nothing of ours may be called. */
const names: Record<string, string> = {
  LZWDecode: '6.1.7',
  Crypt: '6.1.7',
  DeviceCMYK: '6.2.4.3',
  JPXDecode: '6.2.8.3',
  Launch: '6.5.1',
  Sound: '6.5.1',
  Movie: '6.5.1',
  ResetForm: '6.5.1',
  ImportData: '6.5.1',
}

const blendModes = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference ' +
    'Exclusion Hue Saturation Color Luminosity'
  ).split(' '),
)

const rules: { name: string; breaks: (dict: PDFDict) => boolean }[] = [
  {
    name: 'Interpolate (6.2.8)',
    breaks: (dict) => dict.get(PDFName.of('Interpolate'))?.toString() === 'true',
  },
  {
    name: 'BM (6.2.10)',
    breaks: (dict) => {
      const mode = dict.lookup(PDFName.of('BM'))
      return mode instanceof PDFName && !blendModes.has(mode.decodeText())
    },
  },
  {
    // Annotations are printed, and nothing else is said of how they show.
    name: 'F (6.3.2)',
    breaks: (dict) => {
      if (dict.get(PDFName.of('Type')) !== PDFName.of('Annot')) return false
      const flags = dict.lookup(PDFName.of('F'))
      return (
        !(flags instanceof PDFNumber) || (flags.asNumber() & PRINT) === 0 || (flags.asNumber() & HIDING) !== 0
      )
    },
  },
]

/** Bits of the flags of annotations (ISO 32000-1: table 165): Print; Invisible, Hidden, NoView and ToggleNoView. */
const PRINT = 4
const HIDING = 1 | 2 | 32 | 256
