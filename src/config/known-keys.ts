import { z } from 'zod'
import type { Path } from './yaml-places.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

/** The keys that a mapping at this place of a file may have. */
export function knownKeys(path: Path, whole: z.ZodType): string[] {
  let schemas: JsonSchema[] = [jsonSchemaOf(whole)]
  for (const step of path) {
    schemas = schemas.flatMap((schema) => {
      const next = typeof step === 'number' ? schema.items : schema.properties?.[String(step)]
      return isSchema(next) ? shapes(next) : []
    })
  }
  return schemas.flatMap((schema) => Object.keys(schema.properties ?? {}))
}

/** The path of a key that exists elsewhere in the file: `trim` → `page.trim`. */
export function homeOf(key: string, whole: z.ZodType): string | undefined {
  const search = (schema: JsonSchema, base: string): string | undefined => {
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
      const path = base === '' ? name : `${base}.${name}`
      if (name === key) return path
      const deeper = isSchema(inner) ? search(inner, path) : undefined
      if (deeper !== undefined) return deeper
    }
    return undefined
  }
  return search(jsonSchemaOf(whole), '')
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input' })
}

function shapes(schema: JsonSchema): JsonSchema[] {
  return [schema, ...(schema.anyOf ?? []).filter(isSchema).flatMap(shapes)]
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
