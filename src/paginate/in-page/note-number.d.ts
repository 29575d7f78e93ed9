export function noteNumber(number: number): string
