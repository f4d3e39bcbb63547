import { countOf, type Port, type PortRange } from './port';

/**
 * Joins ports that follow each other into ranges, as `docker service ls` does: 80->80, 81->81 are one, and so are
 * 80->80, 81->80. Protocols, and ingress and host, are kept apart; those that Docker has not chosen yet come first. The
 * same ports give the same ranges, in whichever order and however joined they come. (The CLI also writes 80->80, 81->80,
 * 82->81 as `80-82->80-81`, which no longer tells what leads where.)
 */
export function joinPorts(ports: readonly PortRange[]): readonly PortRange[] {
  const sorted = portsIn(ports).sort(
    (a, b) =>
      compare(b.mode, a.mode) ||
      compare(a.protocol, b.protocol) ||
      a.published - b.published ||
      a.target - b.target,
  );
  return joinInOrder(sorted);
}

/** Joins those that stand beside each other alone: what it gives has the ports in the same order. */
export function joinInOrder(ports: readonly Port[]): readonly PortRange[] {
  const joined: PortRange[] = [];
  for (const port of ports) {
    const last = joined.at(-1);
    const longer = last && withNext(last, port);
    if (longer) joined[joined.length - 1] = longer;
    else joined.push(port);
  }
  return joined;
}

/** Every single port of ranges. */
export const portsIn = (ranges: readonly PortRange[]): Port[] =>
  ranges.flatMap((range) => Array.from({ length: countOf(range) }, (_, i) => portAt(range, i)));

/** The port at a place of a range, from 0. */
export const portAt = ({ protocol, target, published, mode, oneTarget }: PortRange, i: number): Port => ({
  protocol,
  target: oneTarget ? target : target + i,
  published: published === 0 ? 0 : published + i,
  mode,
});

/** The range with one port more; null where that does not follow. */
function withNext(range: PortRange, next: Port): PortRange | null {
  if (next.protocol !== range.protocol || next.mode !== range.mode) return null;
  const count = countOf(range);
  const isChosen = range.published > 0;
  if (next.published !== (isChosen ? range.published + count : 0)) return null;
  const [isSame, isNext] = [next.target === range.target, next.target === range.target + count];
  if (isChosen && isSame && (count === 1 || range.oneTarget))
    return { ...range, count: count + 1, oneTarget: true };
  return isNext && !range.oneTarget ? { ...range, count: count + 1 } : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
