import { countOf, type PortRange, publishedText, targetText } from '@/lib/swarm/port';
import { portsIn } from '@/lib/swarm/port-range';
import { ports } from '../decode-parts';
import type { Json } from '../json';

/** Ports of a compose file. Its short form alone takes ranges, and means the routing mesh; in host mode each has its own. */
export const composePorts = (value: unknown): readonly (Json | string)[] =>
  ports(value).flatMap((range): readonly (Json | string)[] => {
    if (countOf(range) === 1 || range.mode === 'host') return portsIn([range]).map(longForm);
    const published = range.published > 0 ? `${publishedText(range)}:` : '';
    return [`${published}${targetText(range)}/${range.protocol}`];
  });

const longForm = ({ target, published, protocol, mode }: PortRange): Json => ({
  target,
  published: published || undefined,
  protocol,
  mode,
});
