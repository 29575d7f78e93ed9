import sharp from 'sharp'

/** Whether nothing shows through a picture. SVG is looked at as text elsewhere; what can't be read counts as opaque. */
export async function isOpaquePicture(bytes: Uint8Array): Promise<boolean> {
  // Of JPEG, which has no alpha, nothing needs to be unpacked.
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return true
  try {
    const picture = sharp(bytes, { limitInputPixels: false })
    const { format, hasAlpha } = await picture.metadata()
    if (format === 'svg' || !hasAlpha) return true
    return (await picture.stats()).isOpaque
  } catch {
    return true
  }
}
