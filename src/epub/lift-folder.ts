import JSZip from 'jszip'

/**
 * An EPUB that was packed with the folder around it, as if it had been packed without: all else in it can then be looked
 * at, too. `folder` is what stood around, `epub/`; `undefined` where nothing did.
 */
export async function liftFolder(
  bytes: Uint8Array,
): Promise<{ bytes: Uint8Array; folder: string | undefined }> {
  const zip = await JSZip.loadAsync(bytes).catch(() => undefined)
  const files = Object.values(zip?.files ?? {}).filter((file) => !file.dir)
  const container = files.find(({ name }) => /^[^/]+\/META-INF\/container\.xml$/.test(name))
  const folder = container?.name.slice(0, container.name.indexOf('/') + 1)
  if (folder === undefined || !files.every(({ name }) => name.startsWith(folder)))
    return { bytes, folder: undefined }
  const lifted = new JSZip()
  // The order and the packing of `mimetype` are those of the remedy.
  const ordered = files.sort(
    (a, b) => Number(b.name === `${folder}mimetype`) - Number(a.name === `${folder}mimetype`),
  )
  for (const file of ordered) {
    const name = file.name.slice(folder.length)
    const compression = name === 'mimetype' ? 'STORE' : 'DEFLATE'
    lifted.file(name, await file.async('uint8array'), { compression, createFolders: false })
  }
  return { bytes: await lifted.generateAsync({ type: 'uint8array' }), folder }
}
