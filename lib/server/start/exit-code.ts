/** How the process ends where it does not start, in the words of sysexits.h: what starts it again can tell them apart. */
export const EXIT_CODE = {
  failed: 1,
  /** The command line cannot be understood. */
  usage: 64,
  /** The configuration has mistakes; starting again mends nothing. */
  config: 78,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
