import { groupBy } from '@/lib/base/group';
import type { Json } from '@/lib/base/json';
import type { Port, PortRange } from '@/lib/swarm/objects/port';
import { portsIn } from '@/lib/swarm/objects/port-range';
import type { Edited } from '@/lib/swarm/objects/service-definition';
import { onePort } from '../parts/decode-parts';
import { withMembers } from './json-edit';

/**
 * Ports have no order of their own: those that stay keep their place and their text, as does what is no port. What a
 * range has now and had not takes the place of what it had and has no more, so that what no form shows of it stays.
 */
export const portEdit =
  (before: readonly PortRange[], wanted: readonly Edited<PortRange>[]) =>
  (elements: readonly string[]): readonly string[] => {
    const ports = elements.map((own) => onePort(JSON.parse(own)));
    const next = elements.map((own, at) => (ports[at] ? null : own));
    const free = groupBy(ports.keys(), (at) => keyOf(ports[at]));
    const take = (port: Port) => free.get(keyOf(port))?.shift();
    const ranges = new Map(before.entries());
    const missing = wanted.map((range) =>
      portsIn([range]).filter((port) => {
        const at = take(port);
        if (at !== undefined) next[at] = elements[at] ?? null;
        return at === undefined;
      }),
    );
    const added = wanted.flatMap(({ was }, i) => {
      const had = ranges.get(was ?? -1);
      ranges.delete(was ?? -1);
      const places = portsIn(had ? [had] : []).flatMap((old) => {
        const at = take(old);
        return at === undefined ? [] : [{ old, at }];
      });
      return (missing[i] ?? []).flatMap((port, n) => {
        const place = places[n];
        if (!place) return [JSON.stringify(encodePort(port))];
        next[place.at] = withMembers(elements[place.at] ?? '', [], PORT, port, place.old);
        return [];
      });
    });
    return [...next.filter((own) => own !== null), ...added];
  };

const keyOf = (item: unknown): string => JSON.stringify(item);

const PORT: { readonly [K in keyof Port]: string } = {
  protocol: 'Protocol',
  target: 'TargetPort',
  published: 'PublishedPort',
  mode: 'PublishMode',
};

const encodePort = ({ protocol, target, published, mode }: Port): Json => ({
  Protocol: protocol,
  TargetPort: target,
  ...(published > 0 && { PublishedPort: published }),
  PublishMode: mode,
});
