/**
 * What each file of a zip says that it is when unpacked, in bytes: read from its directory at the end, so that nothing is
 * unpacked. APPNOTE 4.3.12 and 4.3.16. Empty where there is no directory; sizes beyond 4 GiB are told as 4 GiB.
 */
export function unpackedSizes(zip: Uint8Array): Map<string, number> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const sizes = new Map<string, number>()
  const end = endOfDirectory(view)
  if (end === undefined) return sizes
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0 && at + 46 <= zip.length; left--) {
    if (view.getUint32(at, true) !== ENTRY) break
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    sizes.set(new TextDecoder().decode(zip.subarray(at + 46, at + 46 + name)), view.getUint32(at + 24, true))
    at += 46 + name + extra + comment
  }
  return sizes
}

const ENTRY = 0x02014b50
const END = 0x06054b50

/** It is followed by a comment of 65,535 bytes at most. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === END) return at
  return undefined
}
