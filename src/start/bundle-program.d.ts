export function bundleProgram(root: string): Promise<string | undefined>
export function bundleScript(root: string, script: string, folder: string): Promise<string>
