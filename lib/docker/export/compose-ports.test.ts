import { expect, test } from 'vitest';
import { composePorts } from './compose-ports';

const port = (PublishedPort: number | undefined, TargetPort: number, PublishMode = 'ingress') => ({
  Protocol: 'udp',
  TargetPort,
  PublishedPort,
  PublishMode,
});
const range = (from: number, to: number, make: (at: number) => object) =>
  Array.from({ length: to - from + 1 }, (_, i) => make(from + i));

test.each([
  ['a range', range(60_000, 62_000, (at) => port(at, at)), ['60000-62000:60000-62000/udp']],
  ['to one target', range(80, 81, (at) => port(at, 53)), ['80-81:53/udp']],
  ['a range in another order', [port(82, 82), port(80, 80), port(81, 81)], ['80-82:80-82/udp']],
  [
    'not chosen',
    range(80, 81, (at) => port(undefined, at)),
    [80, 81].map((at) => ({ target: at, published: undefined, protocol: 'udp', mode: 'ingress' })),
  ],
  [
    'one number of two protocols, in their order',
    [port(80, 80), port(81, 81), { ...port(81, 81), Protocol: 'tcp' }],
    ['80-81:80-81/udp', { target: 81, published: 81, protocol: 'tcp', mode: 'ingress' }],
  ],
  ['one', [port(80, 53)], [{ target: 53, published: 80, protocol: 'udp', mode: 'ingress' }]],
  [
    'in host mode',
    range(80, 81, (at) => port(at, at, 'host')),
    [80, 81].map((at) => ({ target: at, published: at, protocol: 'udp', mode: 'host' })),
  ],
])('exports %s', (_, ports, expected) => expect(composePorts(ports)).toEqual(expected));
