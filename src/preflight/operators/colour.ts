import { PDFStream } from '@cantoo/pdf-lib'
import {
  type Colour,
  type ColourSpace,
  deviceCmyk,
  deviceGray,
  deviceRgb,
  initialColour,
  readColourSpace,
} from '../../pdf/colour-space.ts'
import { type Matrix, multiply } from '../../pdf/geometry.ts'
import { asDictionary, type Entries, entriesOf } from '../../pdf/objects.ts'
import type { Operation } from '../../pdf/read-content.ts'
import { readShading } from '../shading.ts'
import { addMark, change, damage, lastName, numbers, type Operator, placeInside, type Walk } from '../walk.ts'
import { setState } from './graphics-state.ts'

/** ISO 32000-1, 8.6.8. */
export const colourOperators: Record<string, Operator> = {
  g: device(deviceGray, 'fill'),
  G: device(deviceGray, 'stroke'),
  rg: device(deviceRgb, 'fill'),
  RG: device(deviceRgb, 'stroke'),
  k: device(deviceCmyk, 'fill'),
  K: device(deviceCmyk, 'stroke'),
  cs: space('fill'),
  CS: space('stroke'),
  sc: colour('fill'),
  SC: colour('stroke'),
  scn: colour('fill'),
  SCN: colour('stroke'),
}

type Side = 'fill' | 'stroke'

function set(walk: Walk, side: Side, colour: Colour): void {
  if (!walk.colourless) change(walk, side === 'fill' ? { fill: colour } : { stroke: colour })
}

function device(deviceSpace: ColourSpace, side: Side): Operator {
  return (walk, operation) => {
    const default_ = walk.resources.entries('ColorSpace').get(defaults[deviceSpace.type] ?? '')
    const standing = default_ ? readColourSpace(walk.resources, default_) : deviceSpace
    set(walk, side, { space: standing, values: numbers(operation) })
  }
}

/** What a page may put in the place of a device space: ISO 32000-1, 8.6.5.6. */
const defaults: Partial<Record<ColourSpace['type'], string>> = {
  DeviceGray: 'DefaultGray',
  DeviceRGB: 'DefaultRGB',
  DeviceCMYK: 'DefaultCMYK',
}

function space(side: Side): Operator {
  return (walk, operation) => {
    const name = lastName(operation) ?? ''
    const listed = walk.resources.entries('ColorSpace').get(name)
    const found = listed ? readColourSpace(walk.resources, listed) : namedSpaces[name]
    if (found) set(walk, side, initialColour(found))
    else damage(walk, 'resource', `/ColorSpace /${name}`)
  }
}

const namedSpaces: Record<string, ColourSpace> = {
  DeviceGray: deviceGray,
  DeviceRGB: deviceRgb,
  DeviceCMYK: deviceCmyk,
  Pattern: { type: 'Pattern', components: 0 },
}

function colour(side: Side): Operator {
  return (walk, operation) => {
    const pattern = lastName(operation)
    const { space } = side === 'fill' ? walk.state.fill : walk.state.stroke
    set(walk, side, { space, values: numbers(operation), pattern })
    if (pattern !== undefined) visitPattern(walk, pattern, operation, side)
  }
}

/** Tiling patterns are walked through, shadings looked at: once a page. */
function visitPattern(walk: Walk, name: string, { operator }: Operation, side: Side): void {
  const object = walk.resources.entries('Pattern').get(name)
  const dictionary = asDictionary(object)
  if (!dictionary) damage(walk, 'resource', `/Pattern /${name}`)
  if (!dictionary || walk.memory.told.has(dictionary)) return
  walk.memory.told.add(dictionary)
  const entries = entriesOf(walk.resources.context, dictionary)
  const place = placeInside(walk, name)
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = entries.numbers('Matrix') ?? []
  const ctm = multiply([a, b, c, d, e, f], walk.base)
  if (entries.number('PatternType') === 2) addShading(walk, entries, name, operator)
  else if (object instanceof PDFStream) visitTiles(walk, object, ctm, place, side)
}

function visitTiles(walk: Walk, object: PDFStream, ctm: Matrix, place: string, side: Side): void {
  const entries = entriesOf(walk.resources.context, object.dict)
  const uncoloured = entries.number('PaintType') === 2
  const under = walk.state[side].space
  const base = under.type === 'Pattern' ? under.under : undefined
  const painted = base ? { space: base, values: walk.state[side].values } : walk.state[side]
  const state = uncoloured
    ? { ...walk.state, ctm, clip: undefined, fill: painted, stroke: painted }
    : {
        ...walk.state,
        ctm,
        clip: undefined,
        fill: initialColour(deviceGray),
        stroke: initialColour(deviceGray),
      }
  walk.visit(object, { place, state, base: ctm, colourless: uncoloured })
}

function addShading(walk: Walk, entries: Entries, name: string, operator: string): void {
  const state = entries.entries('ExtGState')
  if (state.dictionary) {
    const before = walk.state
    setState(walk, state, name)
    walk.state = before
  }
  const shading = readShading(walk.resources, entries.get('Shading'))
  if (shading) addMark(walk, { type: 'shading', operator, shading })
  else damage(walk, 'resource', `/Pattern /${name} /Shading`)
}
