export const sharedSheets: readonly string[]
export function joinSheets(texts: readonly string[]): string
