import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@/lib/base/result';

export interface Arguments {
  /** With hot reload. */
  readonly dev: boolean;
  /** Only says which version this is. */
  readonly version: boolean;
}

/** Reads the command line; the error is one line. */
export function readArguments(args: readonly string[]): Result<Arguments, string> {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return ok(parseArgs({ args: [...args], options: { dev: flag, version: flag } }).values);
  } catch (cause) {
    // Node's advice after its first sentence is about positional arguments, of which there are none.
    const [what] = (cause instanceof Error ? cause.message : String(cause)).split('. ');
    return err(
      `${what}. Swarmscope takes --version; all else is set by environment variables: see README.md`,
    );
  }
}
