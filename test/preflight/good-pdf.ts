import { readFile } from 'node:fs/promises'
import {
  type PDFArray,
  PDFContext,
  PDFDict,
  PDFHeader,
  PDFHexString,
  PDFName,
  type PDFRawStream,
  PDFStreamWriter,
  PDFString,
  PDFWriter,
} from '@cantoo/pdf-lib'
import subsetFont from 'subset-font'
import { readCmap } from '../../src/fonts/read-cmap.ts'
import { readTables } from '../../src/read-sfnt.ts'

/** A PDF/X-4 of four pages that nothing is wrong with, still in parts: a test breaks one and saves it. */
export type GoodPdf = {
  context: PDFContext
  catalog: PDFDict
  info: PDFDict
  intent: PDFDict
  pages: PDFDict[]
  /** Resources of page 1, which are those of all pages. */
  resources: PDFDict
  font: PDFDict
  descendant: PDFDict
  descriptor: PDFDict
  image: PDFRawStream
  form: PDFRawStream
  /** What page 1 draws; more is written after it. */
  content: string
  xmp: string
  profile: Uint8Array
  /** Objects lie in streams. */
  packed: boolean
  /** Two bytes each: the glyphs of 印版心. */
  glyphs: string
}

/** Values of pdf-lib's `context.obj`, with strings as names. */
type Plain = Parameters<PDFContext['obj']>[0]

const trimWidth = 419.528
const trimHeight = 595.276
const bleed = 8.504
const slug = 20

const text = '印版心'

const font = readFile(
  new URL(
    '../../node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    import.meta.url,
  ),
).then((bytes) =>
  subsetFont(bytes, text, { targetFormat: 'truetype', dropTables: ['GSUB', 'GPOS', 'vhea', 'vmtx'] }),
)

const profile = readFile(new URL('../../assets/icc/FOGRA39L_coated.icc', import.meta.url))

/** The good file in parts. */
export async function goodPdf(): Promise<GoodPdf> {
  const context = PDFContext.create()
  context.header = PDFHeader.forVersion(1, 6)
  const program = await font
  const cmap = readTables(program)?.get('cmap')
  const glyphs = [...text].map(
    (character) => (cmap && readCmap(cmap)?.get(character.codePointAt(0) ?? 0)) ?? 0,
  )
  const hex = (code: number) => code.toString(16).padStart(4, '0')

  const descriptor = dictionary(context, {
    Type: 'FontDescriptor',
    FontName: 'ABCDEF+Song',
    Flags: 4,
    FontFile2: context.register(context.flateStream(program)),
  })
  const descendant = dictionary(context, {
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: 'ABCDEF+Song',
    CIDSystemInfo: context.obj({
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: 0,
    }),
    FontDescriptor: context.register(descriptor),
    DW: 1000,
    CIDToGIDMap: 'Identity',
  })
  const pairs = glyphs.map((glyph, index) => `<${hex(glyph)}> <${hex(text.charCodeAt(index))}>`)
  const toUnicode = `${pairs.length} beginbfchar\n${pairs.join('\n')}\nendbfchar`
  const fontDictionary = dictionary(context, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'ABCDEF+Song',
    Encoding: 'Identity-H',
    DescendantFonts: [context.register(descendant)],
    ToUnicode: context.register(context.flateStream(toUnicode)),
  })
  const image = context.flateStream(new Uint8Array(400 * 400 * 4).fill(64), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 400,
    Height: 400,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceCMYK',
  })
  const form = context.stream('0 0.2 0 0 k 0 0 20 20 re f', {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 20, 20],
  })
  const fade = context.obj({
    FunctionType: 2,
    Domain: [0, 1],
    C0: [0, 0, 0, 0.1],
    C1: [0.5, 0, 0, 0.1],
    N: 1,
  })
  const tiles = context.stream('0 0.1 0 0 k 0 0 5 5 re f', {
    PatternType: 1,
    PaintType: 1,
    TilingType: 1,
    BBox: [0, 0, 10, 10],
    XStep: 10,
    YStep: 10,
  })
  const resources = dictionary(context, {
    Font: { F0: context.register(fontDictionary) },
    XObject: { X0: context.register(image), Fm0: context.register(form) },
    ExtGState: { GS0: { op: true, OP: true, OPM: 1 }, GS1: { op: false, OP: false, OPM: 1 } },
    Shading: {
      Sh0: {
        ShadingType: 2,
        ColorSpace: 'DeviceCMYK',
        Coords: [0, 0, 60, 0],
        Domain: [0, 1],
        Function: fade,
      },
    },
    Pattern: { P0: context.register(tiles) },
    ColorSpace: { All: separation(context, 'All'), Spot: separation(context, 'Gold') },
  })

  const pagesRef = context.nextRef()
  const pages = [1, 2, 3, 4].map(() =>
    dictionary(context, {
      Type: 'Page',
      Parent: pagesRef,
      MediaBox: [0, 0, trimWidth + 2 * (bleed + slug), trimHeight + 2 * (bleed + slug)],
      BleedBox: [slug, slug, slug + trimWidth + 2 * bleed, slug + trimHeight + 2 * bleed],
      TrimBox: [slug + bleed, slug + bleed, slug + bleed + trimWidth, slug + bleed + trimHeight],
    }),
  )
  context.assign(
    pagesRef,
    dictionary(context, {
      Type: 'Pages',
      Kids: pages.map((page) => context.register(page)),
      Count: 4,
      Resources: context.register(resources),
    }),
  )
  const intent = dictionary(context, {
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of('FOGRA39'),
    RegistryName: PDFString.of('http://www.color.org'),
  })
  const catalog = dictionary(context, {
    Type: 'Catalog',
    Pages: pagesRef,
    OutputIntents: [context.register(intent)],
  })
  const info = dictionary(context, {
    Title: PDFHexString.fromText('好书'),
    CreationDate: PDFString.of("D:20260102030405+08'00'"),
    ModDate: PDFString.of("D:20260102030405+08'00'"),
    Trapped: 'False',
  })
  context.trailerInfo = {
    Root: context.register(catalog),
    Info: context.register(info),
    ID: context.obj([PDFHexString.of('00112233'), PDFHexString.of('00112233')]),
  }
  return {
    context,
    catalog,
    info,
    intent,
    pages,
    resources,
    font: fontDictionary,
    descendant,
    descriptor,
    image,
    form,
    content: pageContent(glyphs.map(hex).join('')),
    xmp,
    profile: await profile,
    packed: false,
    glyphs: glyphs.map(hex).join(''),
  }
}

/** Bytes of the file as it has become. */
export async function savePdf(pdf: GoodPdf): Promise<Uint8Array> {
  const { context, catalog, intent, pages } = pdf
  for (const [index, page] of pages.entries())
    if (!page.has(PDFName.of('Contents'))) {
      const content = index === 0 ? pdf.content : pageContent(pdf.glyphs)
      page.set(PDFName.of('Contents'), context.register(context.flateStream(content)))
    }
  if (!catalog.has(PDFName.of('Metadata')))
    catalog.set(
      PDFName.of('Metadata'),
      context.register(context.stream(Buffer.from(pdf.xmp), { Type: 'Metadata', Subtype: 'XML' })),
    )
  const key = PDFName.of('DestOutputProfile')
  if (!intent.has(key) && pdf.profile.length > 0)
    intent.set(key, context.register(context.flateStream(pdf.profile, { N: 4 })))
  const writer = pdf.packed ? PDFStreamWriter : PDFWriter
  return writer.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()
}

/** Set a value: strings are names, references and PDF objects stay. */
export function set(pdf: GoodPdf, target: PDFDict, key: string, value: unknown): void {
  target.set(PDFName.of(key), pdf.context.obj(value as Plain as never))
}

/** Add a resource to those of all pages. */
export function addResource(pdf: GoodPdf, kind: string, name: string, value: unknown): void {
  const { context, resources } = pdf
  if (!resources.has(PDFName.of(kind))) resources.set(PDFName.of(kind), context.obj({}))
  resources.lookup(PDFName.of(kind), PDFDict).set(PDFName.of(name), context.obj(value as Plain as never))
}

export function separation(context: PDFContext, ink: string): PDFArray {
  const tint = context.obj({
    FunctionType: 2,
    Domain: [0, 1],
    C0: [0, 0, 0, 0],
    C1: [0, 0.2, 0.6, 0.1],
    N: 1,
  })
  return context.obj(['Separation', ink, 'DeviceCMYK', tint])
}

function dictionary(context: PDFContext, literal: unknown): PDFDict {
  const made = context.obj(literal as Plain as never)
  if ((made as unknown) instanceof PDFDict) return made as unknown as PDFDict
  throw new Error('no dictionary')
}

/** A light ground that bleeds, text in overprinting black, a line, a picture, a form, a shading, tiles, a crop mark. */
function pageContent(glyphs: string): string {
  const width = trimWidth + 2 * bleed
  const height = trimHeight + 2 * bleed
  return `q 0.05 0 0 0 k ${slug} ${slug} ${width} ${height} re f Q
q /GS0 gs 0 0 0 1 k BT /F0 10.5 Tf 100 500 Td <${glyphs}> Tj ET 0 0 0 1 K 0.5 w 100 480 m 200 480 l S Q
q 96 0 0 96 100 300 cm /X0 Do Q
q 1 0 0 1 250 300 cm /Fm0 Do Q
q 250 400 60 20 re W n 1 0 0 1 250 400 cm /Sh0 sh Q
q /Pattern cs /P0 scn 250 200 30 30 re f Q
q /All CS 1 SCN 0.25 w 5 ${slug + bleed} m 15 ${slug + bleed} l S Q
`
}

const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">好书</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2026-01-02T03:04:05+08:00</xmp:CreateDate>
<xmp:ModifyDate>2026-01-02T03:04:05+08:00</xmp:ModifyDate>
<xmp:MetadataDate>2026-01-02T03:04:05+08:00</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
