import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, extname, isAbsolute, join, relative, sep } from 'node:path'
import { imageSize } from 'image-size'
import type { Asset } from '../book.ts'
import type { Values } from './chapter-context.ts'
import { decodeUri } from './decode-uri.ts'
import { isJpegInInks, showPrintPicture } from './print-picture.ts'
import { isWholePicture } from './whole-picture.ts'

/** A picture found, or why it cannot be used. A misnamed one that a browser still shows comes with a `warning`. */
export type Picture =
  | { type: 'asset'; asset: Asset; warning?: Fault }
  | { type: 'svg'; text: string }
  | ({ type: 'fault' } & Fault)

export type Fault = { ruleId: string; values: Values }

/** The pictures of a book: each file is read once, and each content stands once among the `assets`. */
export type PictureShelf = {
  assets: Asset[]
  /** `src` as the chapter writes it, `chapter` the chapter's name. */
  find: (src: string, chapter: string) => Promise<Picture>
}

const LARGEST_BYTES = 64 * 1024 * 1024
const LARGEST_PIXELS = 60_000_000

export function openPictureShelf(folder: string): PictureShelf {
  const assets = new Map<string, Asset>()
  const known = new Map<string, Promise<Picture>>()

  const find = async (src: string, chapter: string): Promise<Picture> => {
    if (/^data:/i.test(src)) return fromDataUrl(src)
    const path = await findFile(folder, src, chapter)
    if ('ruleId' in path) return { type: 'fault', ...path }
    const picture = known.get(path.path) ?? readPicture(path.path, src)
    known.set(path.path, picture)
    return picture
  }
  const fromDataUrl = async (src: string): Promise<Picture> => {
    const shown = `${src.slice(0, 40)}…`
    const match = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s%]*)$/i.exec(src)
    if (!match)
      return fault('picture-format', { src: shown, format: src.slice(0, 30).split(/[;,]/)[0] ?? '' })
    return fromBytes(Buffer.from(decodeUri(match[1] ?? ''), 'base64'), shown, undefined)
  }
  const readPicture = async (path: string, src: string): Promise<Picture> => {
    const { size } = await stat(path)
    const limit = `${LARGEST_BYTES / 1024 / 1024} MB`
    if (size > LARGEST_BYTES)
      return fault('picture-too-large', { src, size: `${Math.ceil(size / 1024 / 1024)} MB`, limit })
    return fromBytes(await readFile(path), src, extname(path).slice(1).toLowerCase())
  }
  const fromBytes = async (
    bytes: Uint8Array,
    src: string,
    extension: string | undefined,
  ): Promise<Picture> => {
    let size: ReturnType<typeof imageSize>
    try {
      size = imageSize(bytes)
    } catch {
      // image-size wants a width; an SVG may do without.
      if (extension === 'svg') return svgOf(bytes, src)
      const format = /^\s*<(?:!doctype|html)/i.test(Buffer.from(bytes.slice(0, 200)).toString())
        ? 'HTML'
        : undefined
      return format ? fault('picture-format', { src, format }) : fault('picture-broken', { src })
    }
    const type = size.type ?? ''
    if (type === 'svg') {
      if (extension === 'svg' || extension === '') return svgOf(bytes, src)
      return fault('picture-misnamed', { src, format: 'SVG', extension: 'svg' })
    }
    const kind = kinds[type]
    if (!kind) return fault('picture-format', { src, format: type.toUpperCase() })
    if (extension === 'svg')
      return fault('picture-misnamed', { src, format: type.toUpperCase(), extension: kind.extension })
    if (size.width * size.height > LARGEST_PIXELS)
      return fault('picture-too-large', {
        src,
        size: `${size.width} × ${size.height} px`,
        limit: `${LARGEST_PIXELS / 1_000_000} MP`,
      })
    if (size.width < 1 || size.height < 1 || !isWholePicture(bytes, type))
      return fault('picture-broken', { src })
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
    const isMisnamed = extension !== undefined && extension !== '' && !kind.names.includes(extension)
    const values = { src, format: type.toUpperCase(), extension: kind.extension }
    const warned = isMisnamed ? { warning: { ruleId: 'picture-misnamed', values } } : {}
    if (type === 'tiff' || (type === 'jpg' && isJpegInInks(bytes))) {
      const shown = await showPrintPicture(bytes)
      if (!shown) return fault('picture-broken', { src })
      if (typeof shown === 'number') return fault('picture-pages', { src, pages: shown })
      const { type: shownType, ...picture } = shown
      const name = `assets/${hash}.${shownType}`
      const mediaType = shownType === 'png' ? 'image/png' : 'image/jpeg'
      const asset = assets.get(name) ?? { src: name, mediaType, ...picture }
      assets.set(name, asset)
      return { type: 'asset', asset, ...warned }
    }
    const name = `assets/${hash}.${kind.extension}`
    // EXIF orientations 5 to 8 lie on their side.
    const turned = (size.orientation ?? 1) >= 5
    const [width, height] = turned ? [size.height, size.width] : [size.width, size.height]
    const asset = assets.get(name) ?? { src: name, mediaType: kind.mediaType, bytes, width, height }
    assets.set(name, asset)
    return { type: 'asset', asset, ...warned }
  }
  return {
    find,
    get assets() {
      // Chapters are read side by side: the order must not depend on the disk.
      return [...assets.values()].sort((a, b) => (a.src < b.src ? -1 : 1))
    },
  }
}

type Kind = { mediaType: Asset['mediaType']; extension: string; names: string[] }

/** By the names of image-size. */
const kinds: Record<string, Kind> = {
  png: { mediaType: 'image/png', extension: 'png', names: ['png', 'apng'] },
  jpg: { mediaType: 'image/jpeg', extension: 'jpg', names: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  gif: { mediaType: 'image/gif', extension: 'gif', names: ['gif'] },
  webp: { mediaType: 'image/webp', extension: 'webp', names: ['webp'] },
  // Shown as one of the others.
  tiff: { mediaType: 'image/png', extension: 'tif', names: ['tif', 'tiff'] },
}

function svgOf(bytes: Uint8Array, src: string): Picture {
  const text = new TextDecoder(
    bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8',
  ).decode(bytes)
  return /<svg[\s>]/.test(text) && /<\/svg\s*>\s*(?:<!--[\s\S]*?-->\s*)*$|<svg[^>]*\/>\s*$/.test(text)
    ? { type: 'svg', text }
    : fault('picture-broken', { src })
}

/** Absolute, links followed; inside the folder. */
async function findFile(folder: string, src: string, chapter: string): Promise<{ path: string } | Fault> {
  const shown = decodeUri(src)
  const written = shown.replace(/\\/g, '/')
  const names = [written, written.replace(/[?#].*$/, '')]
  if (/^(?:file:|[a-z]:\/)/i.test(written)) return { ruleId: 'picture-outside', values: { src: shown } }
  for (const name of names) {
    if (name === '' || name.includes('\0')) continue
    const base = name.startsWith('/') ? folder : join(folder, dirname(chapter))
    const path = join(base, name)
    if (!isInside(folder, path)) return { ruleId: 'picture-outside', values: { src: shown } }
    try {
      const [real, realFolder] = await Promise.all([realpath(path), realpath(folder)])
      if (!isInside(realFolder, real)) return { ruleId: 'picture-outside', values: { src: shown } }
      if ((await stat(real)).isFile()) return { path: real }
    } catch {
      // Not there under this name.
    }
  }
  return { ruleId: 'picture-missing', values: { src: shown } }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function fault(ruleId: string, values: Values): Picture {
  return { type: 'fault', ruleId, values }
}
