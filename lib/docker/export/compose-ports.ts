import type { Json } from '@/lib/base/json';
import { countOf, type PortRange, publishedText, targetText } from '@/lib/swarm/objects/port';
import { joinInOrder, joinPorts, portsIn } from '@/lib/swarm/objects/port-range';
import { portList } from '../parts/decode-parts';

/**
 * Ports of a compose file. Its short form alone takes ranges, and means the routing mesh; in host mode each port has its
 * own. Another order of the same ports replaces all tasks: the CLI puts them in the order of what is published, so theirs
 * in the file counts where that does not tell them apart.
 */
export function composePorts(value: unknown): readonly (Json | string)[] {
  const all = portList(value);
  const published = new Set(all.map((port) => port.published));
  const isOrdered = published.size === all.length && !published.has(0);
  return (isOrdered ? joinPorts(all) : joinInOrder(all)).flatMap((range): readonly (Json | string)[] => {
    const isRange = countOf(range) > 1 && range.mode === 'ingress' && range.published > 0;
    if (!isRange) return portsIn([range]).map(longForm);
    return [`${publishedText(range)}:${targetText(range)}/${range.protocol}`];
  });
}

const longForm = ({ target, published, protocol, mode }: PortRange): Json => ({
  target,
  published: published || undefined,
  protocol,
  mode,
});
