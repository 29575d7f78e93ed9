/** What comes after Chromium has printed; it brings the library of PDFs along, and is loaded while the browser works. */
export { joinAndFinish } from './join-and-finish.ts'
export { saveSettled, settleRange } from './settle-range.ts'
