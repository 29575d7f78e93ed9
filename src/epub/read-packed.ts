import { inflateRawSync } from 'node:zlib'

/**
 * A file of a zip, unpacked when it is asked for; `undefined` where there is none of that name. `sizeOf` says how many bytes it
 * has, 0 where there is none.
 */
export type PackedFiles = ((path: string) => Buffer | undefined) & { sizeOf: (path: string) => number }

/**
 * Read a zip that was packed here: nothing of the writer's, so that each can prove the other.
 *
 * Files are found by the directory at the end (APPNOTE 4.3.12), as reading systems find them, and unpacked natively: a
 * large book takes a fifth of the time of JSZip.
 *
 * @throws Error where it is no zip, or is packed otherwise than our own are
 */
export function readPacked(zip: Uint8Array): PackedFiles {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = bytes.lastIndexOf(END)
  if (end < 0) throw new Error('the zip has no directory')
  const entries = new Map<string, { method: number; packed: number; size: number; start: number }>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('the directory of the zip is broken')
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    entries.set(bytes.toString('utf8', at + 46, at + 46 + name), {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      start: bytes.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  const read = (path: string) => {
    const entry = entries.get(path)
    if (!entry) return undefined
    const { method, packed, size, start } = entry
    if (bytes.readUInt32LE(start) !== FILE) throw new Error(`${path} is not where the directory says`)
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const content = bytes.subarray(from, from + packed)
    const unpacked = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, size) })
    if (unpacked.length !== size) throw new Error(`${path} has another size than the directory says`)
    return unpacked
  }
  return Object.assign(read, { sizeOf: (path: string) => entries.get(path)?.size ?? 0 })
}

/** Signatures: of a file, of its entry in the directory, of the directory's end. */
const FILE = 0x04034b50
const ENTRY = 0x02014b50
const END = Buffer.from('PK\x05\x06', 'latin1')
