import type { PreflightRule } from '../rule.ts'
import { xmpValue } from '../xmp.ts'

/** Info and XMP say the same. */
export const xmpDiffers: PreflightRule = {
  id: 'xmp-differs',
  condition: 'F5',
  authority: 'ISO 15930-7, 6.10',
  *check(reading) {
    const { file } = reading
    for (const [key, name] of pairs) {
      const info = key === 'Trapped' ? file.info.name(key) : file.info.text(key)
      const xmp = xmpValue(file, name)
      if (info === undefined || xmp === undefined) continue
      const same = key.endsWith('Date') ? sameMoment(info, xmp) : info.trim() === xmp
      if (!same) yield { values: { key, info, xmp } }
    }
  },
}

const pairs: readonly [info: string, xmp: string][] = [
  ['Title', 'title'],
  ['CreationDate', 'CreateDate'],
  ['ModDate', 'ModifyDate'],
  ['Trapped', 'Trapped'],
]

/** `D:20250102030405+08'00'` (ISO 32000-1, 7.9.4) and `2025-01-02T03:04:05+08:00`. */
function sameMoment(info: string, xmp: string): boolean {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = ''] =
    /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(.*)$/.exec(info.trim()) ?? []
  const offset = /^([+-]\d\d)'?(\d\d)?/.exec(zone)
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}${offset ? `${offset[1]}:${offset[2] ?? '00'}` : 'Z'}`
  const whole = /T.*(?:Z|[+-]\d\d:\d\d)$/.test(xmp) ? xmp : `${xmp}${xmp.includes('T') ? '' : 'T00:00:00'}Z`
  return Math.abs(Date.parse(iso) - Date.parse(whole)) < 1000
}
