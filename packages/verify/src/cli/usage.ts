/** Something that cannot be done as it was asked for, in the reader's words. */
export class UsageError extends Error {}
