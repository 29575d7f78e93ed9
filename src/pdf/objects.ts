import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'

/*
 * Reading objects of a file that may be damaged: what is missing or of another type is `undefined`, nothing throws.
 */

/** Follow references, at most so many: damaged files have circles. */
const LONGEST_CHAIN = 16

export function resolve(context: PDFContext, object: PDFObject | undefined): PDFObject | undefined {
  let found = object
  for (let step = 0; found instanceof PDFRef; step++) {
    if (step === LONGEST_CHAIN) return undefined
    found = context.lookup(found)
  }
  return found
}

/** The dictionary, also that of a stream. */
export function asDictionary(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFStream) return object.dict
  return object instanceof PDFDict ? object : undefined
}

export function asText(object: PDFObject | undefined): string | undefined {
  if (!(object instanceof PDFString || object instanceof PDFHexString)) return undefined
  try {
    return object.decodeText()
  } catch {
    return undefined
  }
}

export function asName(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFName ? nameText(object) : undefined
}

/** A name for people, such as that of an ink: its bytes are UTF-8 where they can be (ISO 32000-1, 7.3.5). */
export function asWords(object: PDFObject | undefined): string | undefined {
  const name = asName(object)
  if (name === undefined) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(name, 'latin1'))
  } catch {
    return name
  }
}

export function asNumber(object: PDFObject | undefined): number | undefined {
  if (!(object instanceof PDFNumber)) return undefined
  const value = object.asNumber()
  return Number.isFinite(value) ? value : undefined
}

/** A name as it is meant: without solidus, `#20` resolved. */
function nameText(name: PDFName): string {
  try {
    return name.decodeText()
  } catch {
    return name.asString().slice(1)
  }
}

/** One dictionary of a file, asked by key. */
export type Entries = ReturnType<typeof entriesOf>

/** Ask a dictionary for values of a type: what it lacks is `undefined`. */
export function entriesOf(context: PDFContext, dictionary: PDFDict | undefined) {
  const get = (key: string) => resolve(context, dictionary?.get(PDFName.of(key)))
  return {
    context,
    dictionary,
    has: (key: string) => get(key) !== undefined,
    get,
    reference: (key: string): PDFRef | undefined => {
      const object = dictionary?.get(PDFName.of(key))
      return object instanceof PDFRef ? object : undefined
    },
    name: (key: string) => asName(get(key)),
    number: (key: string) => asNumber(get(key)),
    text: (key: string) => asText(get(key)),
    boolean: (key: string): boolean | undefined => {
      const object = get(key)
      return object instanceof PDFBool ? object.asBoolean() : undefined
    },
    stream: (key: string): PDFStream | undefined => {
      const object = get(key)
      return object instanceof PDFStream ? object : undefined
    },
    entries: (key: string) => entriesOf(context, asDictionary(get(key))),
    items: (key: string) => itemsOf(context, get(key)),
    numbers: (key: string) => numbersOf(context, get(key)),
    keys: (): string[] => dictionary?.keys().map(nameText) ?? [],
  }
}

/** The items of an array, resolved; [] where it is none. */
export function itemsOf(context: PDFContext, object: PDFObject | undefined): (PDFObject | undefined)[] {
  const array = resolve(context, object)
  return array instanceof PDFArray ? array.asArray().map((item) => resolve(context, item)) : []
}

/** An array of numbers; `undefined` where it is none, or an item is no number. */
export function numbersOf(context: PDFContext, object: PDFObject | undefined): number[] | undefined {
  const array = resolve(context, object)
  if (!(array instanceof PDFArray)) return undefined
  const numbers = itemsOf(context, array).map(asNumber)
  return numbers.every((number) => number !== undefined) ? numbers : undefined
}
