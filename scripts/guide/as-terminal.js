// Loaded before a program: it takes the pipe that it writes to for a terminal, and shows spinner and colours as there.
import { clearLine, cursorTo, moveCursor } from 'node:readline'
import { isMainThread } from 'node:worker_threads'

if (isMainThread)
  for (const stream of [process.stdout, process.stderr])
    Object.assign(stream, {
      isTTY: true,
      columns: 100,
      rows: 50,
      cursorTo: (/** @type {number} */ x) => cursorTo(stream, x),
      clearLine: (/** @type {-1 | 0 | 1} */ way) => clearLine(stream, way),
      moveCursor: (/** @type {number} */ x, /** @type {number} */ y) => moveCursor(stream, x, y),
      getColorDepth: () => 8,
      hasColors: () => true,
    })
