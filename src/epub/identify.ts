import { v5 } from 'uuid'
import type { BookConfig } from '../book.ts'
import { readIsbn } from '../isbn.ts'

/**
 * The name that only this book has, as a URN or URL: its ISBN, what book.yaml says, or else a UUID made of title,
 * authors and issuer (RFC 9562, version 5), which stays the same from one edition of the text to the next.
 *
 *     identify({ identifier: '978-7-01-000000-0', … }) → 'urn:isbn:9787010000008'
 */
export function identify({ identifier, title, authors, publisher, unit }: Identified): string {
  if (identifier === undefined) {
    const parts = [title, authors.map(({ name }) => name), publisher ?? unit ?? '']
    return `urn:uuid:${v5(JSON.stringify(parts), NAMESPACE)}`
  }
  const isbn = readIsbn(identifier)
  if (isbn !== undefined) return `urn:isbn:${isbn}`
  if (/^(?:urn:[a-z0-9][a-z0-9-]{1,31}:\S+|https?:\/\/\S+)$/i.test(identifier)) return identifier
  return `urn:uuid:${v5(identifier, NAMESPACE)}`
}

type Identified = Pick<BookConfig, 'identifier' | 'title' | 'authors' | 'publisher' | 'unit'>

/** Of our own making: the namespace of books that have nothing else. */
const NAMESPACE = '6f0c2f0e-5d39-5a41-9d8c-0f6c8d1f7a55'
