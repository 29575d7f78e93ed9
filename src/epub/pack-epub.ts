import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { type Chapter, EPub, type Options } from 'epub-gen-memory'
import { ZipFile } from 'yazl'

/** The files of an EPUB, ready to be packed. Paths are relative to the package document. */
export type PackedParts = {
  title: string
  packageDocument: string
  ncx: string
  navigation: string
  css: string
  /** In reading order. */
  documents: { path: string; xhtml: string }[]
  /** Pictures, fonts, the cover. */
  files: { path: string; bytes: Uint8Array }[]
}

/** An EPUB file. The same parts give the same bytes, on any machine, in any time zone. */
export async function packEpub(parts: PackedParts): Promise<Uint8Array> {
  return new QuietEpub(parts).genEpub()
}

/** A chapter whose XHTML is finished: the library would clean it, and lose `ol start`, `th scope`, SVG and MathML. */
type Finished = Chapter & { xhtml: string }

/**
 * epub-gen-memory without its guesses: its templates are constants that say where our text goes, and what it would
 * fetch from the network or the disk comes from memory.
 *
 * Options are named one by one: what else stood among them, EJS would take for its own.
 */
class QuietEpub extends EPub {
  readonly #files: PackedParts['files']

  constructor({ title, packageDocument, ncx, navigation, css, documents, files }: PackedParts) {
    const options: Options & Record<'opf' | 'ncx' | 'nav', string> = {
      title,
      css,
      opf: packageDocument,
      ncx,
      nav: navigation,
      contentOPF: '<%- opf %>',
      tocNCX: '<%- ncx %>',
      tocXHTML: '<%- nav %>',
      chapterXHTML: '<%- xhtml %>',
      fonts: [],
      verbose: false,
    }
    const chapters = documents.map(
      ({ path, xhtml }): Finished => ({ title: path, filename: path, content: '', xhtml }),
    )
    super(options, chapters)
    this.#files = files
  }

  protected override async downloadAllFonts(): Promise<void> {
    for (const { path, bytes } of this.#files) this.zip.file(`OEBPS/${path}`, bytes)
  }

  protected override async downloadAllImages(): Promise<void> {
    // They came with the fonts.
  }

  protected override async makeCover(): Promise<void> {
    // It is one of the pictures.
  }

  /** Entries in one order, of one date, without folders; `mimetype` first, as it is. EPUB 3.3, 4.2. */
  override async genEpub(): Promise<Buffer> {
    await this.render()
    // What the library collected is packed by another, which compresses natively, several entries at a time.
    const packed = new ZipFile()
    const entries = Object.values(this.zip.files).filter((entry) => !entry.dir)
    entries.sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
    const files = new Map(this.#files.map(({ path, bytes }) => [`OEBPS/${path}`, bytes]))
    const mtime = anyDay()
    for (const [index, { name }] of entries.entries()) {
      // Each takes a third of a MB while it is compressed: what is asked for now has its turn after those before.
      if (index % AT_A_TIME === 0) await compressed(Buffer.alloc(0))
      const bytes = files.get(name) ?? (await this.zip.file(name)?.async('nodebuffer')) ?? Buffer.alloc(0)
      packed.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, {
        mtime,
        forceDosTimestamp: true,
        // Three quarters of the time of 9, for a hundredth of the size.
        compressionLevel: /^mimetype$|\.(?:png|jpg|gif|webp)$/.test(name) ? 0 : 6,
      })
    }
    packed.end()
    return buffer(packed.outputStream)
  }
}

const AT_A_TIME = 8

const compressed = promisify<Buffer, Buffer>(deflateRaw)

/**
 * Zip files have the time of a clock without its zone, and the library takes the zone's of this machine: noon of a day
 * that all had. When the book was changed is told by `dcterms:modified`.
 */
const anyDay = () => new Date(1980, 0, 1, 12)

const first = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', 'OEBPS/toc.xhtml', 'OEBPS/toc.ncx']

function rank(name: string): number {
  const index = first.indexOf(name)
  return index < 0 ? first.length : index
}
