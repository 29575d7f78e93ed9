import { describe, expect, it } from 'vitest'
import { faces } from '../../src/fonts/faces.ts'
import type { BuiltInName, FontSource } from '../../src/fonts/font-source.ts'
import { planFaces, type Sources } from '../../src/fonts/plan-faces.ts'

const text = '仿宋，Fang'

function sourceOf(name: string, has: (codePoint: number) => boolean): FontSource {
  const coverage = { has, twins: [] }
  return {
    name,
    identity: name,
    coverage: coverage as unknown as FontSource['coverage'],
    read: async () => Buffer.alloc(0),
  }
}

async function fontsOf(family: string, own: Sources['own']): Promise<Map<string, string>> {
  const builtIn = async (name: BuiltInName) => sourceOf(name, () => true)
  const { files } = await planFaces(text, { builtIn, own })
  const shown = new Map<string, string>()
  for (const file of files.filter((file) => file.family === family))
    for (const codePoint of file.codePoints) {
      const character = String.fromCodePoint(codePoint)
      if (text.includes(character)) shown.set(character, file.source.name)
    }
  return shown
}

describe('FangSong', () => {
  it('is Kai where the author gives none, with the punctuation of Song', async () => {
    const shown = await fontsOf('Fang', {})
    expect(shown.get('仿')).toBe('kai')
    expect(shown.get('，')).toBe('song-400')
  })

  it('is the author’s Kai before ours', async () => {
    const shown = await fontsOf('Fang', { kai: sourceOf('own-kai', () => true) })
    expect(shown.get('仿')).toBe('own-kai')
  })

  it('is the author’s file, and Kai for what it lacks', async () => {
    const shown = await fontsOf('Fang', { fang: sourceOf('own-fang', (codePoint) => codePoint !== 0x5b8b) })
    expect(shown.get('仿')).toBe('own-fang')
    expect(shown.get('，')).toBe('own-fang')
    expect(shown.get('宋')).toBe('kai')
  })
})

it('there is no slanted face, and every bold is a weight of its own', () => {
  for (const { family, weight, sources } of faces)
    for (const { source } of sources)
      if (weight === 700 && typeof source === 'string') expect(`${family} ${source}`).toMatch(/-700$/)
})
