/** `[a b c d e f]` of ISO 32000-1, 8.3.3: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** In points of default user space; `left` ≤ `right`, `bottom` ≤ `top`. */
export type Bounds = { left: number; bottom: number; right: number; top: number }

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** `first` happens first: what `cm` does is `multiply(operand, ctm)`. */
export function multiply(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [g, h, i, j, k, l] = then
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

export function transform([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** How many points a unit upright in the matrix's own space is long. */
export function verticalScale([, , c, d]: Matrix): number {
  return Math.hypot(c, d)
}

/** How many points a unit along the matrix's own x axis is long. */
export function horizontalScale([a, b]: Matrix): number {
  return Math.hypot(a, b)
}

/** The upright rectangle around points; `undefined` where there are none, or one is no number. */
export function boundsOf(points: readonly (readonly [number, number])[]): Bounds | undefined {
  let bounds: Bounds | undefined
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined
    bounds = bounds ? grow(bounds, x, y) : { left: x, bottom: y, right: x, top: y }
  }
  return bounds
}

/** The upright rectangle around a rectangle of another space. */
export function transformBounds(matrix: Matrix, { left, bottom, right, top }: Bounds): Bounds | undefined {
  return boundsOf([
    transform(matrix, left, bottom),
    transform(matrix, right, bottom),
    transform(matrix, right, top),
    transform(matrix, left, top),
  ])
}

export function union(a: Bounds, b: Bounds): Bounds {
  return grow(grow(a, b.left, b.bottom), b.right, b.top)
}

/** What two rectangles share; `undefined` where that is nothing. */
export function intersect(a: Bounds, b: Bounds): Bounds | undefined {
  const left = Math.max(a.left, b.left)
  const bottom = Math.max(a.bottom, b.bottom)
  const right = Math.min(a.right, b.right)
  const top = Math.min(a.top, b.top)
  return left <= right && bottom <= top ? { left, bottom, right, top } : undefined
}

/** `inner` lies in `outer`, but for `tolerance` points. */
export function isInside(inner: Bounds, outer: Bounds, tolerance: number): boolean {
  return (
    inner.left >= outer.left - tolerance &&
    inner.bottom >= outer.bottom - tolerance &&
    inner.right <= outer.right + tolerance &&
    inner.top <= outer.top + tolerance
  )
}

/** Larger on all sides; smaller where `by` is below 0. */
export function widened({ left, bottom, right, top }: Bounds, by: number): Bounds {
  return { left: left - by, bottom: bottom - by, right: right + by, top: top + by }
}

export function grow({ left, bottom, right, top }: Bounds, x: number, y: number): Bounds {
  return {
    left: Math.min(left, x),
    bottom: Math.min(bottom, y),
    right: Math.max(right, x),
    top: Math.max(top, y),
  }
}
