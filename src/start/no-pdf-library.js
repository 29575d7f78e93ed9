// What the bundled program has of pdf-lib for pagedjs-cli, whose `Printer.pdf` and outline are not ours: nothing. Loading
// the library would hold up the browser's first page.
export const PDFDocument = undefined
export const PDFDict = undefined
export const PDFName = undefined
export const PDFNumber = undefined
export const PDFHexString = undefined
