/** What a process that is asked to stop ends with: 128 + the signal's number, as shells count. */
export const signalCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
