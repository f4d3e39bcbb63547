import { delay } from '@/lib/base/time';
import type { Action } from '@/lib/swarm/operations/action';
import type { Failure, Outcome } from '@/lib/swarm/operations/outcome';
import { spanOf } from '../spec/json-span';
import { ask, isLost, isOutdated, jitter, TRIES, warningsOf } from '../wire/ask';
import { asDockerError, dockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';
import { failed, failure } from './failure';

/** What to write over what was read. */
export interface Rewriting {
  /** JSON text; null: it is as asked already, and nothing is written. */
  readonly spec: string | null;
  /** What the write's address names beside the version. */
  readonly query?: Readonly<Record<string, unknown>>;
}

interface Rewrite<C extends Rewriting> {
  readonly action: Action;
  /** What it is that is read. */
  readonly what: 'service' | 'node' | 'swarm';
  /** Where the object is read; it is written at `${path}/update`. */
  readonly path: string;
  /**
   * Decides by what was read, JSON text that is an object. `lost` is an earlier change of ours that no answer came to:
   * it may or may not stand. What cannot be changed is an outcome.
   */
  readonly decide: (read: string, lost: C | null) => C | Failure;
  readonly done: (change: C, warnings: readonly string[]) => Outcome;
}

/**
 * Reads an object, and writes its changed spec under the version that was read. When someone else was faster, or no
 * answer came, it reads again and decides anew: a write counts only for its version, so that it cannot happen twice.
 * [A2, A3]
 */
export async function rewrite<C extends Rewriting>(
  wire: Wire,
  { action, what, path, decide, done }: Rewrite<C>,
  signal: AbortSignal,
): Promise<Outcome> {
  let lost: { readonly change: C; readonly error: unknown } | null = null;
  let conflict = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await delay(jitter(), signal);
    try {
      const { text } = await ask(wire, { method: 'GET', path }, signal);
      const version = versionOf(text, what);
      const change = decide(text, lost?.change ?? null);
      if ('ok' in change) return change;
      if (change.spec === null) return done(lost?.change ?? change, []);
      const query = { version, ...change.query };
      try {
        const reply = await ask(
          wire,
          { method: 'POST', path: `${path}/update`, query, body: change.spec },
          signal,
        );
        return done(change, warningsOf(reply.text));
      } catch (error) {
        if (isOutdated(error)) conflict = asDockerError(error).message;
        else if (isLost(error) || signal.aborted) lost = { change, error };
        else throw error;
      }
    } catch (error) {
      // While a write is in doubt, a failing read leaves it in doubt.
      if (!lost || !(isLost(error) || signal.aborted)) return failure(action, error);
    }
  }
  return lost
    ? failed(action, 'lost', asDockerError(lost.error).message)
    : failed(action, 'conflict', conflict);
}

/** `Version.Index` as Docker wrote it. Throws `garbage`, without a word of the text: it may hold secrets. */
function versionOf(read: string, what: string): string {
  const span = isObject(read) ? spanOf(read, ['Version', 'Index']) : null;
  if (!span) throw dockerError('garbage', `the answer is not a ${what}`);
  return read.slice(span.start, span.end);
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
