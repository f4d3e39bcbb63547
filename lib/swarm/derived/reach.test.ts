import { describe, expect, it } from 'vitest';
import { aNetwork, aNode, aService, aTask, nodeId } from '../made-up.testing';
import type { NetworkId } from '../objects/ids';
import type { Network } from '../objects/network';
import { isSubnet } from '../objects/subnet';
import { servicesByNetwork, servicesOn } from './on-network';
import { publishedPorts } from './published';
import { reach } from './reach';

const [front, back, ingress] = [aNetwork('front'), aNetwork('back'), aNetwork('ingress', { ingress: true })];
const networks = new Map([front, back, ingress].map((network) => [network.id, network]));
const on = (...ids: Network[]) => ids.map(({ id }) => id);
const port = { protocol: 'tcp', target: 80, published: 8080, mode: 'ingress' } as const;

describe('reach', () => {
  it('by name over each network in common', () => {
    const web = aService('web', { networks: on(front, back) });
    const db = aService('db', { networks: on(back, front) });
    expect(reach(web, db, networks)).toEqual({ by: 'network', networks: [back, front] });
    expect(reach(web, aService('api', { networks: on(back) }), networks)).toEqual({
      by: 'network',
      networks: [back],
    });
  });

  it('not by the ingress network, nor by one that is not there', () => {
    const a = aService('a', { networks: [...on(ingress), 'gone' as NetworkId] });
    expect(reach(a, a, networks)).toEqual({ by: 'none' });
  });

  it('not by the network of the host, which gives no names', () => {
    const host = aNetwork('host', { driver: 'host', predefined: true });
    const a = aService('a', { networks: on(host) });
    expect(reach(a, a, new Map([[host.id, host]]))).toEqual({ by: 'none' });
  });

  it('by a published port, where nothing is shared', () => {
    const web = aService('web', { networks: on(front), ports: [port, { ...port, published: 0 }] });
    expect(reach(aService('db', { networks: on(back) }), web, networks)).toEqual({
      by: 'port',
      ports: [port],
    });
  });
});

it('services by network: the ingress one by published ports', () => {
  const web = aService('web', { networks: on(front), ports: [port] });
  const db = aService('db', { networks: on(front) });
  const services = new Map([web, db].map((service) => [service.id, service]));
  expect(servicesByNetwork({ services, networks })).toEqual(
    new Map([
      [front.id, [db, web]],
      [ingress.id, [web]],
    ]),
  );
  expect(servicesOn(ingress, services)).toEqual([web]);
  expect(servicesOn(back, services)).toEqual([]);
});

describe('published ports', () => {
  const manager = aNode('manager', {
    address: '0.0.0.0',
    manager: { leader: true, reachability: 'reachable', address: '10.0.0.9:2377' },
  });
  const worker = aNode('worker', { address: '10.0.0.2' });
  const lost = aNode('lost', { state: 'down', address: '10.0.0.3' });
  const nodes = new Map([lost, worker, manager].map((node) => [node.id, node]));
  const web = aService('web', { ports: [port, { ...port, published: 9000, mode: 'host' }] });
  const services = new Map([[web.id, web]]);
  const published = (where: string) =>
    publishedPorts({ services, nodes }, [aTask('t', { service: web.id, node: nodeId(where) })]);

  it('answer at every node that is up, or at the task’s', () => {
    const names = published('worker').map(({ nodes: at }) => at.map(({ hostname }) => hostname));
    expect(names).toEqual([['manager', 'worker'], ['worker']]);
    expect(published('worker').map(({ isAnswering }) => isAnswering)).toEqual([true, true]);
    expect(published('lost').map(({ nodes: at }) => at.length)).toEqual([2, 0]);
    expect(published('lost').map(({ isAnswering }) => isAnswering)).toEqual([false, false]);
  });
});

it.each([
  ['10.0.9.0/24', true],
  ['fd00::/64', true],
  ['10.0.9.0', false],
  ['10.0.9.0/33', false],
  ['10.0.256.0/24', false],
  ['10.0.9/24', false],
  ['fd00::/129', false],
  ['', false],
])('subnet %s: %s', (text, is) => expect(isSubnet(text)).toBe(is));
