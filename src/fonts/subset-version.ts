/** Raise it when the same characters give another file. */
export const SUBSET_VERSION = 'subset-font 2.9.0, 2'
