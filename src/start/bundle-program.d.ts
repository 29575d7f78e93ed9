export function bundleProgram(root: string): Promise<string | undefined>
