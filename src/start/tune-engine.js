import { setFlagsFromString } from 'node:v8'

/** Flags of V8 that every Node of `engines` up to the last tested takes; it prints a line about those that it does not know. */
const common = [
  // A second compilation of WebAssembly, faster to run, is half a second of work that cutting a few fonts never earns back.
  // What does earn it, such as the conversion of pictures, allows it again.
  '--liftoff-only',
  // The young generation is large at once: it would be cleared 30 times while it grows, and what lives through that is moved.
  '--semi-space-growth-factor=16',
  // The same of threads, whose heaps are made later.
  '--min-semi-space-size=16',
  // Clearing it takes milliseconds; helpers for that take a core from the browser.
  '--no-parallel-scavenge',
  // Nor is it cleared before it is full, for want of anything better to do.
  '--no-minor-gc-task',
]

/** By Node's major version. */
const flagsOf = {
  // Functions are optimised when they have run 15 times as long: most of a short book's never pay for it.
  20: [...common, '--interrupt-budget=1000000'],
  22: common,
  24: common,
}

/** Make V8 work for a program that takes a second or two and shares two cores with a browser. */
export function tuneEngine() {
  const [major] = process.versions.node.split('.')
  for (const flag of flagsOf[Number(major)] ?? []) setFlagsFromString(flag)
}
