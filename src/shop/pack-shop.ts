import { createHash } from 'node:crypto'
import JSZip from 'jszip'

export type PackedFile = { name: string; bytes: Uint8Array }

/**
 * One zip of all files, with `SHA256SUMS` as `sha256sum -c` reads them. Names are ASCII: not every system has the same
 * idea of others. The same files and date give the same bytes.
 */
export async function packShop(files: readonly PackedFile[], date: Date): Promise<Uint8Array> {
  const zip = new JSZip()
  const sums = files.map(
    ({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`,
  )
  const all = [...files, { name: 'SHA256SUMS', bytes: Buffer.from(sums.join('')) }]
  // A zip knows no time zone and no year before 1980.
  const local = new Date(Math.max(date.getTime(), Date.UTC(1980, 0, 1)))
  const wall = new Date(local.getTime() + local.getTimezoneOffset() * 60_000)
  for (const { name, bytes } of all) zip.file(name, bytes, { date: wall, createFolders: false })
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'UNIX',
  })
}
