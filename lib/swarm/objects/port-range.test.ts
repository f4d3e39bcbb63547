import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TakenPorts } from '../derived/taken-ports';
import { countOf, type Port, portText } from './port';
import { joinPorts, portsIn } from './port-range';

const port = (published: number, target: number, over: Partial<Port> = {}): Port => ({
  protocol: 'tcp',
  target,
  published,
  mode: 'ingress',
  ...over,
});
const udp = { protocol: 'udp' } as const;
const sctp = { protocol: 'sctp' } as const;
const host = { mode: 'host' } as const;
const texts = (ports: readonly Port[]) => joinPorts(ports).map(portText);
const range = (from: number, to: number, target = from, over: Partial<Port> = {}) =>
  Array.from({ length: to - from + 1 }, (_, i) => port(from + i, target + i, over));

describe('ports are joined as `docker service ls` joins them', () => {
  test.each<[string, readonly Port[], readonly string[]]>([
    ['one', [port(8000, 80)], ['*:8000->80/tcp']],
    ['2,001 of a range', range(60_000, 62_000, 60_000, udp), ['*:60000-62000->60000-62000/udp']],
    ['to other targets', range(8000, 8010, 80), ['*:8000-8010->80-90/tcp']],
    ['to one target', [port(80, 80), port(81, 80), port(82, 80)], ['*:80-82->80/tcp']],
    [
      'ranges, then one target',
      [port(80, 80), port(81, 81), port(82, 80)],
      ['*:80-81->80-81/tcp', '*:82->80/tcp'],
    ],
    ['every second', [port(1, 1), port(3, 3), port(5, 5)], ['*:1->1/tcp', '*:3->3/tcp', '*:5->5/tcp']],
    ['targets that go down', [port(1, 9), port(2, 8)], ['*:1->9/tcp', '*:2->8/tcp']],
    ['in whatever order', [port(81, 81), port(82, 82), port(80, 80)], ['*:80-82->80-82/tcp']],
    [
      'protocols apart',
      [port(80, 80), port(81, 81, udp), port(81, 81), port(82, 82, sctp), port(80, 80, udp)],
      ['*:82->82/sctp', '*:80-81->80-81/tcp', '*:80-81->80-81/udp'],
    ],
    ['modes apart', [port(80, 80), port(81, 81, host)], ['*:80->80/tcp', '81->81/tcp']],
    ['in host mode', range(80, 90, 80, host), ['80-90->80-90/tcp']],
    ['not yet chosen', [port(0, 81), port(0, 80), port(1, 82)], ['*:?->80-81/tcp', '*:1->82/tcp']],
    // The CLI writes `*:80-82->80-81/tcp`, which no longer tells what 81 leads to.
    ['what the CLI garbles', [port(80, 80), port(81, 80), port(82, 81)], ['*:80-81->80/tcp', '*:82->81/tcp']],
    ['none', [], []],
  ])('%s', (_, ports, expected) => expect(texts(ports)).toEqual(expected));

  const anyPort = fc.record({
    protocol: fc.constantFrom('tcp', 'udp', 'sctp'),
    target: fc.integer({ min: 1, max: 30 }),
    published: fc.nat({ max: 30 }),
    mode: fc.constantFrom('ingress', 'host'),
  });
  const key = (one: Port) => JSON.stringify(one);
  const anyPorts = fc.uniqueArray(anyPort, { selector: key, maxLength: 60 });

  test('no port is lost or made, and joined again they are the same', () => {
    fc.assert(
      fc.property(anyPorts, (ports) => {
        const joined = joinPorts(ports);
        expect(portsIn(joined).map(key).sort()).toEqual(ports.map(key).sort());
        expect(joinPorts([...joined].reverse())).toEqual(joined);
        expect(joinPorts([...ports].reverse())).toEqual(joined);
        expect(new Set(joined.map(portText)).size).toBe(joined.length);
      }),
    );
  });

  test('what is taken is taken for each protocol, at any number of ports', () => {
    fc.assert(
      fc.property(anyPorts, anyPorts, (ports, others) => {
        const taken = new TakenPorts();
        for (const one of joinPorts(ports)) taken.add(one);
        const isTaken = ({ published, protocol }: Port) =>
          published > 0 && ports.some((one) => one.published === published && one.protocol === protocol);
        for (const one of joinPorts(others))
          expect(taken.firstOf(one)).toEqual(portsIn([one]).find(isTaken) ?? null);
      }),
    );
  });

  test('all 65,535 at once', () => {
    const all = joinPorts(range(1, 65_535));
    expect(all.map(countOf)).toEqual([65_535]);
    const taken = new TakenPorts();
    for (const one of all) taken.add(one);
    expect(taken.firstOf(port(65_535, 1))).toEqual(port(65_535, 1));
    expect(taken.firstOf(port(65_535, 1, udp))).toBeNull();
  });
});
