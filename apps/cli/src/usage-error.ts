/** The command line can't be understood; the message names the option at fault. */
export class UsageError extends Error {}
