import type { Environment } from './environment';

/** Shorter names are too near to others' for a difference to mean a slip: PORTS, HOSTS, VIEWER. */
const SHORTEST = 6;
/** One slip of the finger for so many letters. */
const LETTERS_A_SLIP = 7;
/** Near to a name of ours, and well known as somebody else's. */
const OTHERS: ReadonlySet<string> = new Set(['LOGLEVEL', 'DOCKER_TLS', 'DOCKERHOST']);

export interface NearMiss {
  /** As it is set. */
  readonly name: string;
  /** The name that was probably meant. */
  readonly meant: string;
}

/**
 * Variables that are set, are none of `known`, and look like one of them that is not set. Careful rather than clever:
 * what is somebody else's must not keep the server from starting.
 */
export function nearMisses(env: Environment, known: ReadonlySet<string>): readonly NearMiss[] {
  const isSet = (name: string) => Boolean(env[name]?.trim());
  const unset = [...known].filter((name) => name.length >= SHORTEST && !isSet(name));
  return Object.keys(env).flatMap((name) => {
    if (name.length < SHORTEST || known.has(name) || OTHERS.has(name) || !isSet(name)) return [];
    const [nearest] = unset
      .map((meant) => ({ meant, slips: slips(name, meant) }))
      .filter(({ meant, slips }) => slips <= Math.max(1, Math.floor(meant.length / LETTERS_A_SLIP)))
      .sort((a, b) => a.slips - b.slips);
    return nearest ? [{ name, meant: nearest.meant }] : [];
  });
}

/** How many letters were left out, added, mistaken or swapped with their neighbour (optimal string alignment). */
export function slips(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const at = (line: readonly number[], index: number) => line[index] ?? Number.POSITIVE_INFINITY;
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
