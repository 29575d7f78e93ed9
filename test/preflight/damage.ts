import fc from 'fast-check'

/** A way to spoil bytes, as transfers, editors and bad programs do. */
export type Damage = (bytes: Buffer) => Buffer

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const byte = fc.integer({ min: 0, max: 255 })

/** Where in the bytes a place between 0 and 1 lies. */
const at = (bytes: Buffer, where: number) => Math.floor(bytes.length * where)

const tokens = (
  '0 -1 1e99 99999999999 0.0000001 null true [ ] << >> ( ) <FF> endobj endstream stream R obj /Length /Kids /Count ' +
  '/Pages /Contents q Q BT ET Tj Do cm re f BI ID EI sh gs /Filter /FlateDecode /Parent % \\'
).split(' ')

const changeBytes = fc.array(fc.tuple(place, byte), { minLength: 1, maxLength: 30 }).map(
  (changes): Damage =>
    (bytes) => {
      const changed = Buffer.from(bytes)
      for (const [where, value] of changes) changed[at(bytes, where)] = value
      return changed
    },
)

const cutOut = fc.tuple(place, fc.integer({ min: 1, max: 4000 })).map(
  ([where, length]): Damage =>
    (bytes) => {
      const start = at(bytes, where)
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)])
    },
)

const cutOff = place.map(
  (where): Damage =>
    (bytes) =>
      bytes.subarray(0, at(bytes, where)),
)

const doubled = fc.tuple(place, place, fc.integer({ min: 1, max: 3000 })).map(
  ([from, to, length]): Damage =>
    (bytes) => {
      const [start, target] = [at(bytes, from), at(bytes, to)]
      const part = bytes.subarray(start, start + length)
      return Buffer.concat([bytes.subarray(0, target), part, bytes.subarray(target)])
    },
)

/** A word of the language of PDF instead of another. */
const otherToken = fc.array(fc.tuple(place, fc.constantFrom(...tokens)), { minLength: 1, maxLength: 8 }).map(
  (changes): Damage =>
    (bytes) => {
      let text = bytes.toString('latin1')
      for (const [where, token] of changes) {
        const start = Math.floor(text.length * where)
        const end = /[\s/[\]<>()]/.exec(text.slice(start + 1))?.index ?? 0
        text = `${text.slice(0, start)} ${token} ${text.slice(start + 1 + end)}`
      }
      return Buffer.from(text, 'latin1')
    },
)

/** Objects that point to others, or to themselves. */
const otherObject = fc.tuple(place, fc.integer({ min: 0, max: 40 })).map(
  ([where, target]): Damage =>
    (bytes) => {
      const text = bytes.toString('latin1')
      const references = [...text.matchAll(/\b\d+ 0 R\b/g)]
      const chosen = references[Math.floor(references.length * where)]
      if (!chosen) return bytes
      const end = chosen.index + chosen[0].length
      return Buffer.from(`${text.slice(0, chosen.index)}${target} 0 R${text.slice(end)}`, 'latin1')
    },
)

export const damages = fc
  .array(fc.oneof(changeBytes, cutOut, cutOff, doubled, otherToken, otherObject), {
    minLength: 1,
    maxLength: 3,
  })
  .map(
    (list): Damage =>
      (bytes) =>
        list.reduce((spoilt, damage) => damage(spoilt), bytes),
  )
