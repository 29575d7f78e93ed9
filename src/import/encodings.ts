import iconv from 'iconv-lite'

/** How to read bytes of one encoding. */
export type Encoding = {
  /** As the report names it. */
  name: string
  /** The text, or `undefined` where some bytes stand for no character. A byte order mark stays. */
  decode: (bytes: Uint8Array) => string | undefined
  /** The first byte that fits nowhere, for bytes that `decode` refuses. Counts from 0. */
  firstInvalid: (bytes: Uint8Array) => number
}

export const encodings = {
  utf8: ofDecoder('UTF-8', 'utf-8'),
  utf16le: ofDecoder('UTF-16LE', 'utf-16le'),
  utf16be: ofDecoder('UTF-16BE', 'utf-16be'),
  gb18030: ofDecoder('GB18030', 'gb18030'),
  // Not TextDecoder: ICU's table has no Hong Kong characters and takes 0xFF for one of private use.
  big5: ofIconv('Big5', 'big5-hkscs', 2),
  // Node 20 takes the label windows-1252 for Latin-1: nodejs/node#56542.
  latin: ofIconv('Windows-1252', 'windows-1252', 1),
} as const satisfies Record<string, Encoding>

/** The encoding that a name such as `gbk`, `utf-16` or `big5` means. */
export function encodingNamed(name: string): Encoding | undefined {
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return names[key]
}

const names: Record<string, Encoding> = {
  ...encodings,
  utf16: encodings.utf16le,
  gbk: encodings.gb18030,
  gb2312: encodings.gb18030,
  cp936: encodings.gb18030,
  big5hkscs: encodings.big5,
  cp950: encodings.big5,
  windows1252: encodings.latin,
}

function ofDecoder(name: string, label: string): Encoding {
  const decodeWith = (bytes: Uint8Array, stream: boolean): string | undefined => {
    try {
      return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes, { stream })
    } catch {
      return undefined
    }
  }
  return {
    name,
    decode: (bytes) => decodeWith(bytes, false),
    firstInvalid(bytes) {
      // The longest beginning that has no fault yet, by halving.
      let good = 0
      let bad = bytes.length + 1
      while (bad - good > 1) {
        const middle = (good + bad) >> 1
        if (decodeWith(bytes.subarray(0, middle), true) === undefined) bad = middle
        else good = middle
      }
      // It may end inside a character.
      while (good > 0 && decodeWith(bytes.subarray(0, good), false) === undefined) good -= 1
      return good
    },
  }
}

/** iconv-lite never fails: it puts U+FFFD, which its tables do not have, where bytes fit nowhere. `width` is that of bytes from 0x80. */
function ofIconv(name: string, label: string, width: 1 | 2): Encoding {
  const decode = (bytes: Uint8Array): string | undefined => {
    const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), label, {
      stripBOM: false,
    })
    return text.includes('\uFFFD') ? undefined : text
  }
  return {
    name,
    decode,
    firstInvalid(bytes) {
      let index = 0
      while (index < bytes.length) {
        const length = (bytes[index] ?? 0) < 0x80 ? 1 : width
        if (decode(bytes.subarray(index, index + length)) === undefined) return index
        index += length
      }
      return index
    },
  }
}
