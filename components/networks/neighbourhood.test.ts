import { describe, expect, it } from 'vitest';
import { aNetwork, aService, stackName } from '@/lib/swarm/made-up.testing';
import type { Network } from '@/lib/swarm/objects/network';
import type { Service } from '@/lib/swarm/objects/service';
import { MOST_SERVICES, matchesNetwork, type Neighbourhood, neighbourhood } from './neighbourhood';

const byId = <T extends { readonly id: string }>(things: readonly T[]) =>
  new Map(things.map((thing) => [thing.id as T['id'], thing]));

function swarm(services: readonly Service[], networks: readonly Network[]) {
  return { services: byId(services), networks: byId(networks) };
}

const told = (found: Neighbourhood | null) =>
  found && {
    networks: found.networks.map(({ name }) => name).join(' '),
    services: found.services.map(({ name }) => name).join(' '),
    left: found.left,
  };

const NOBODY = { services: [], networks: [] };
const ingress = aNetwork('ingress', { ingress: true });

/** A hundred stacks of five services on a network of their own, each first one on `proxy`, too. */
const names = Array.from({ length: 100 }, (_, i) => `s${i}`);
const proxy = aNetwork('proxy');
const own = names.map((name) => aNetwork(`${name}_net`, { stack: stackName(name) }));
const large = swarm(
  own.flatMap((network, i) =>
    Array.from({ length: 5 }, (_, n) =>
      aService(`s${i}_${n}`, {
        stack: stackName(`s${i}`),
        networks: n === 0 ? [network.id, proxy.id] : [network.id],
      }),
    ),
  ),
  [proxy, ingress, ...own],
);
const named = (name: string) => {
  const service = [...large.services.values()].find((each) => each.name === name);
  if (!service) throw new Error(name);
  return service;
};

describe('what is drawn', () => {
  it('all of a small swarm, but the ingress network, which is the world’s way in', () => {
    const front = aNetwork('front');
    const small = swarm([aService('web', { networks: [front.id] }), aService('alone')], [front, ingress]);
    expect(told(neighbourhood(small, ' ', NOBODY))).toEqual({
      networks: 'front',
      services: 'alone web',
      left: { networks: 0, services: 0 },
    });
  });

  it('nothing of a large one that nobody searched in', () => {
    expect(neighbourhood(large, '', NOBODY)).toBeNull();
  });

  it('what is found, its networks, and who else is on them', () => {
    expect(told(neighbourhood(large, 's7_3', NOBODY))).toEqual({
      networks: 's7_net',
      services: 's7_0 s7_1 s7_2 s7_3 s7_4',
      left: { networks: 0, services: 0 },
    });
    expect(told(neighbourhood(large, 's42_net', NOBODY))?.services).toBe('s42_0 s42_1 s42_2 s42_3 s42_4');
  });

  it('of a whole name what has it, not what begins with it', () => {
    expect(told(neighbourhood(large, 's7', NOBODY))?.networks).toBe('proxy s7_net');
    expect(told(neighbourhood(large, 's7_1', NOBODY))?.networks).toBe('s7_net');
  });

  it('no more than a screen holds, and how much is left out', () => {
    const found = neighbourhood(large, 's7_0', NOBODY);
    expect(found?.networks.map(({ name }) => name)).toEqual(['proxy', 's7_net']);
    expect(found?.services).toHaveLength(MOST_SERVICES);
    expect(found?.services).toContain(named('s7_0'));
    expect(found?.left).toEqual({ networks: 0, services: 104 - MOST_SERVICES });
    const many = neighbourhood(large, 's', NOBODY);
    // Those of eight stacks, and the proxy: a lane whose services have no room is not drawn.
    expect(many?.networks).toHaveLength(9);
    expect(many?.left).toEqual({ networks: 101 - 9, services: 500 - MOST_SERVICES });
  });

  it('what is chosen, whatever is searched for', () => {
    const picked = { services: [named('s90_1'), named('s91_1')], networks: [] };
    expect(told(neighbourhood(large, '', picked))?.networks).toBe('s90_net s91_net');
    expect(told(neighbourhood(large, 's7_3', picked))?.networks).toBe('s7_net s90_net s91_net');
    expect(told(neighbourhood(large, '', { services: [], networks: [proxy] }))?.networks).toMatch(/^proxy/);
  });

  it('nothing where nothing is found', () => {
    expect(told(neighbourhood(large, 'nobody', NOBODY))).toEqual({
      networks: '',
      services: '',
      left: { networks: 0, services: 0 },
    });
  });
});

it.each([
  ['', true],
  ['front', true],
  ['10.0.9', true],
  ['WEB', true],
  ['front web', true],
  ['front db', false],
])('a network is found by %j: %s', (query, is) => {
  const front = aNetwork('front', { subnets: ['10.0.9.0/24'] });
  expect(matchesNetwork(front, [aService('web')], query)).toBe(is);
});
