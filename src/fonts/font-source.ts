import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cachedPath, cacheKey, readCached, writeCached } from '../cache.ts'
import type { CommonPlace } from './common-cut.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { openSubsetter } from './subset-in-thread.ts'
import { SUBSET_VERSION } from './subset-version.ts'

/** A whole font, of ours or of the author. */
export type FontSource = {
  /** Also the name of its subset: `song-400`. */
  name: string
  /** Changes with the content of the file. */
  identity: string
  coverage: Coverage
  /** The font as TrueType, or the path of such a file; made or read only when needed. */
  read: () => Promise<Buffer | string>
  /** Of our fonts with Han. */
  common?: CommonPlace
}

/** The fonts that come as npm packages: static, TrueType outlines, SIL Open Font License or freer. */
const files = {
  'song-400': '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'song-700': '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'hei-400': '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'hei-700': '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'song-400-tc': '@expo-google-fonts/noto-serif-tc/400Regular/NotoSerifTC_400Regular.ttf',
  'song-700-tc': '@expo-google-fonts/noto-serif-tc/700Bold/NotoSerifTC_700Bold.ttf',
  'hei-400-tc': '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
  'hei-700-tc': '@expo-google-fonts/noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf',
  // The same as song-400, also where that is the Traditional one.
  'song-400-sc': '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  // The package calls the whole font "latin", and its regular weight 500.
  kai: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2',
  'mono-400': 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
  'mono-700': 'dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf',
  dejavu: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-serif': 'dejavu-fonts-ttf/ttf/DejaVuSerif.ttf',
  symbols: '@expo-google-fonts/noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf',
  'symbols-2': '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  math: '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
} as const

export type BuiltInName = keyof typeof files

/** A font of ours; its coverage is read from the cache where an earlier build left it there. */
export async function builtInSource(cacheFolder: string, name: BuiltInName): Promise<FontSource> {
  const { path, version } = await locate(files[name])
  const identity = cacheKey(files[name], version)
  if (!path.endsWith('.woff2')) {
    const coverage = await coverageOf(cacheFolder, identity, () => readFile(path))
    return { name, identity, coverage, read: async () => path, common: commonPlace(coverage) }
  }
  // Coverage and several subsets ask for it, but in most builds nobody does.
  let font: Promise<Buffer> | undefined
  const read = () => {
    font ??= unpacked(cacheFolder, path, identity)
    return font
  }
  const coverage = await coverageOf(cacheFolder, identity, read)
  return {
    name,
    identity,
    coverage,
    read: async () => (await cachedPath(cacheFolder, unpackedName(identity))) ?? read(),
    common: commonPlace(coverage),
  }

  function commonPlace({ has }: Coverage): CommonPlace | undefined {
    return has(0x4e00) ? { folder: cacheFolder, key: cacheKey(SUBSET_VERSION, identity) } : undefined
  }
}

/** Unpacking a Chinese woff2 takes longer than all other work on fonts: done once. */
async function unpacked(cacheFolder: string, path: string, identity: string): Promise<Buffer> {
  const name = unpackedName(identity)
  const cached = await readCached(cacheFolder, name)
  if (cached) return cached
  const place = join(cacheFolder, name)
  const work = unpacking.get(place) ?? readFile(path).then(unpackFont)
  unpacking.set(place, work)
  try {
    const font = await work
    await writeCached(cacheFolder, name, font)
    return font
  } finally {
    unpacking.delete(place)
  }
}

function unpackedName(identity: string): string {
  return `unpacked-1-${identity}.ttf`
}

/** A woff or woff2 file as TrueType, with all its glyphs. */
export async function unpackFont(packed: Uint8Array): Promise<Buffer> {
  const { subset, close } = openSubsetter()
  try {
    return await subset({ font: packed })
  } finally {
    close()
  }
}

/** What is being done now, for the second who asks: place in the cache → font. */
const unpacking = new Map<string, Promise<Buffer>>()

/** Where a package's file is, and the version of the package. */
async function locate(file: string): Promise<{ path: string; version: string }> {
  const scoped = file.startsWith('@')
  const parts = file.split('/')
  const packageName = parts.slice(0, scoped ? 2 : 1).join('/')
  const packageFile = fileURLToPath(import.meta.resolve(`${packageName}/package.json`))
  const content: unknown = JSON.parse(await readFile(packageFile, 'utf8'))
  const version =
    typeof content === 'object' && content !== null && 'version' in content ? String(content.version) : ''
  return { path: join(dirname(packageFile), ...parts.slice(scoped ? 2 : 1)), version }
}
