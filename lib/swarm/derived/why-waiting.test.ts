import { expect, test } from 'vitest';
import { aCluster, aNode, aService, aTask, nodeId, serviceId } from '../made-up.testing';
import type { SwarmNode } from '../objects/node';
import type { PortRange } from '../objects/port';
import type { Service } from '../objects/service';
import type { TaskRecord } from '../objects/task';
import { whyWaiting } from './why-waiting';

const GIB = 1024 ** 3;
const nodes = [
  aNode('manager', { role: 'manager', capacity: { nanoCpus: 4e9, memoryBytes: 8 * GIB, generic: [] } }),
  aNode('worker01', { labels: { zone: 'a' } }),
  aNode('worker02', { labels: { zone: 'b' }, availability: 'drain' }),
];
const waiting = (over: Partial<TaskRecord> = {}) =>
  aTask('w', { node: null, state: 'pending', error: 'no suitable node', ...over });
const why = (
  service: Service,
  over: { task?: TaskRecord; nodes?: readonly SwarmNode[]; tasks?: TaskRecord[]; services?: Service[] } = {},
) => {
  const task = over.task ?? waiting();
  const picture = aCluster({
    nodes: over.nodes ?? nodes,
    services: [service, ...(over.services ?? [])],
    tasks: [task, ...(over.tasks ?? [])],
  });
  return whyWaiting(task, service, picture);
};
const named = (all: readonly SwarmNode[]) => all.map(({ hostname }) => hostname);

test('a constraint that no node meets, and no other', () => {
  const constraints = ['node.role==worker', 'node.labels.gpu==yes', 'node.platform.os==windows'];
  expect(why(aService('web', { constraints }))).toEqual([
    { kind: 'constraint', constraint: 'node.labels.gpu==yes' },
    { kind: 'constraint', constraint: 'node.platform.os==windows' },
  ]);
});

test('constraints that each have their nodes, but none has them all', () => {
  const [found] = why(aService('web', { constraints: ['node.role==manager', 'node.labels.zone==a'] }));
  expect(found?.kind === 'constraints' && found.met.map(({ by }) => named(by))).toEqual([
    ['manager'],
    ['worker01'],
  ]);
});

test('the nodes that would do are not available', () => {
  const [found, ...others] = why(aService('web', { constraints: ['node.labels.zone==b'] }));
  expect(found?.kind === 'not-available' && named(found.nodes)).toEqual(['worker02']);
  expect(others).toEqual([]);
});

test('what each node has left beside what is asked, most free first', () => {
  const asks = { nanoCpus: 1e9, memoryBytes: 6 * GIB, generic: [] };
  const tasks = [aTask('x', { node: nodeId('manager'), reservations: { ...asks, memoryBytes: 3 * GIB } })];
  const found = why(aService('web'), { task: waiting({ reservations: asks }), tasks });
  expect(found.map(({ kind }) => kind)).toEqual(['resources', 'not-available']);
  const [first] = found;
  expect(first?.kind === 'resources' && first.nodes).toMatchObject([
    { node: { hostname: 'manager' }, left: { nanoCpus: 3e9, memoryBytes: 5 * GIB } },
    { node: { hostname: 'worker01' }, left: { memoryBytes: 4e9 } },
  ]);
});

const host = (published: number): PortRange => ({
  protocol: 'tcp',
  target: 80,
  published,
  mode: 'host',
  count: 2,
});

test('a port of the node that another service has', () => {
  const proxy = aService('proxy', { ports: [host(8_080)] });
  const other = aService('other', { ports: [{ ...host(8_080), protocol: 'udp' }] });
  const tasks = nodes.map(({ id }) => aTask(`p-${id}`, { service: serviceId('proxy'), node: id }));
  const [found] = why(aService('web', { ports: [host(8_081)] }), { services: [proxy, other], tasks });
  expect(found).toMatchObject({ kind: 'port', port: { published: 8_081 }, services: [{ name: 'proxy' }] });
  expect(found?.kind === 'port' && named(found.nodes)).toEqual(['manager', 'worker01']);
});

test('the limit of tasks on a node', () => {
  const tasks = nodes.map(({ id }) => aTask(`p-${id}`, { node: id }));
  const [found] = why(aService('web', { maxPerNode: 1 }), { tasks });
  expect(found).toMatchObject({ kind: 'max-replicas', limit: 1 });
});

test('a platform is told where Docker says so', () => {
  const error = 'no suitable node (unsupported platform on 3 nodes)';
  expect(why(aService('web'), { task: waiting({ error }) })).toMatchObject([
    { kind: 'not-available' },
    { kind: 'platform', platforms: ['linux/x86_64'] },
  ]);
});

test('nothing is made up where a node seems to be free', () => {
  expect(why(aService('web'))).toEqual([]);
  expect(why(aService('web'), { nodes: [] })).toEqual([]);
});

test('a global service’s task is about its own node', () => {
  const asks = { nanoCpus: 3e9, memoryBytes: 0, generic: [] };
  const [found] = why(aService('web'), {
    task: waiting({ node: nodeId('worker01'), reservations: asks }),
  });
  expect(found?.kind === 'resources' && found.nodes.map(({ node }) => node.hostname)).toEqual(['worker01']);
});

test('a global service’s task does not hold the port that it waits for', () => {
  const agent = aService('web', { mode: { kind: 'global' }, ports: [host(8_080)] });
  const proxy = aService('proxy', { ports: [host(8_080)] });
  const held = waiting({ node: nodeId('worker01'), slot: null });
  const taken = aTask('p', { service: proxy.id, node: nodeId('worker01') });
  const [found] = why(agent, { task: held, services: [proxy], tasks: [taken] });
  expect(found?.kind === 'port' && found.services.map(({ name }) => name)).toEqual(['proxy']);
});
