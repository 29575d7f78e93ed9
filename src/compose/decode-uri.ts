/** `%E5%AD%A6` → 学; text that is no valid percent-encoding stays as it is. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
