#!/usr/bin/env node
import { tuneEngine } from './start/tune-engine.js'

// Before all else: V8 decides early how much memory a program may fill before it looks for what is done with.
tuneEngine()
await import('./start/start.js')
