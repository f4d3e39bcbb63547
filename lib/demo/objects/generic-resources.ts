import type { GenericResource } from './specs';

/** How swarmkit counts, gives out and takes back generic resources. Source: swarmkit, api/genericresource. */

const kindOf = ({ NamedResourceSpec, DiscreteResourceSpec }: GenericResource): string =>
  (NamedResourceSpec ?? DiscreteResourceSpec)?.Kind ?? '';

/** What a node has left of `has` after what its tasks were given. A number that is used up is no more in the list. */
export function remaining(
  has: readonly GenericResource[],
  given: readonly GenericResource[],
): readonly GenericResource[] {
  return has.flatMap((one) => {
    const mine = given.filter((other) => kindOf(other) === kindOf(one));
    if (one.NamedResourceSpec) {
      const name = one.NamedResourceSpec.Value;
      return mine.some(({ NamedResourceSpec: taken }) => taken?.Value === name) ? [] : [one];
    }
    const Kind = kindOf(one);
    const taken = mine.reduce((sum, { DiscreteResourceSpec: part }) => sum + (part?.Value ?? 0), 0);
    const Value = (one.DiscreteResourceSpec?.Value ?? 0) - taken;
    return taken > 0 && Value <= 0 ? [] : [{ DiscreteResourceSpec: { Kind, Value } }];
  });
}

/** Whether what is left serves a task: a kind that is not there is lacking even where 0 of it are asked for. */
export function hasEnough(left: readonly GenericResource[], asked: readonly GenericResource[]): boolean {
  return asked.every(({ DiscreteResourceSpec: wanted }) => {
    // A task asks for a number; one that asks by name is never placed.
    if (!wanted) return false;
    const mine = left.filter((one) => kindOf(one) === wanted.Kind);
    const [first] = mine;
    if (!first) return false;
    const there = first.DiscreteResourceSpec ? (first.DiscreteResourceSpec.Value ?? 0) : mine.length;
    return (wanted.Value ?? 0) <= there;
  });
}

/** What a task is given of what is left; of those with names all where it asks for 0, as swarmkit counts up to it. */
export function claim(
  left: readonly GenericResource[],
  asked: readonly GenericResource[],
): readonly GenericResource[] {
  return asked.flatMap(({ DiscreteResourceSpec: wanted }) => {
    const Value = wanted?.Value ?? 0;
    const mine = left.filter((one) => wanted && kindOf(one) === wanted.Kind);
    if (mine[0]?.DiscreteResourceSpec)
      return Value > 0 ? [{ DiscreteResourceSpec: { Kind: kindOf(mine[0]), Value } }] : [];
    return Value > 0 ? mine.slice(0, Value) : mine;
  });
}

/** `node-generic-resources` of a daemon's settings: `NVIDIA-GPU=GPU-1` twice and more by name, `SSD=3` as a number. */
export const parseGeneric = (lines: readonly string[]): readonly GenericResource[] =>
  lines.map((line) => {
    const at = line.indexOf('=');
    const [Kind, Value] = [line.slice(0, at), line.slice(at + 1)];
    return /^\d+$/.test(Value)
      ? { DiscreteResourceSpec: { Kind, Value: Number(Value) } }
      : { NamedResourceSpec: { Kind, Value } };
  });
