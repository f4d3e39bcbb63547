import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCluster, aNode, aService, aTask, nodeId, serviceId } from '../made-up.testing';
import type { SwarmNode } from '../objects/node';
import { type GenericResource, NO_RESOURCES, type Resources } from '../objects/resources';
import type { Service } from '../objects/service';
import type { TaskRecord } from '../objects/task';
import { drainPreview } from './drain-preview';

const GIB = 1024 ** 3;
const web = aService('web', { mode: { kind: 'replicated', replicas: 3 } });
const on = (node: string, id: string, over: Partial<TaskRecord> = {}) =>
  aTask(id, { node: nodeId(node), ...over });

function preview(nodes: readonly SwarmNode[], services: readonly Service[], tasks: readonly TaskRecord[]) {
  return drainPreview(aCluster({ nodes, services, tasks }), nodeId('a'));
}

describe('where tasks go', () => {
  test('to the nodes with the fewest tasks of the service, then with the fewest tasks', () => {
    const tasks = [
      on('a', 't1', { slot: 1 }),
      on('a', 't2', { slot: 2 }),
      on('b', 't3', { slot: 3 }),
      on('c', 'o1', { service: serviceId('other') }),
      on('c', 'o2', { service: serviceId('other') }),
    ];
    const { leaving, moves, stops } = preview(
      [aNode('a'), aNode('b'), aNode('c'), aNode('d')],
      [web, aService('other')],
      tasks,
    );
    expect(leaving).toBe(2);
    expect(stops).toEqual([]);
    expect(moves).toHaveLength(1);
    expect(moves[0]?.places.map(({ node, count }) => [node.hostname, count])).toEqual([
      ['c', 1],
      ['d', 1],
    ]);
    expect(moves[0]).toMatchObject({ stranded: 0, refused: [] });
  });

  test('not what is over or leaving already, nor what is elsewhere', () => {
    const tasks = [
      on('a', 't1', { state: 'failed', desiredState: 'shutdown' }),
      on('a', 't2', { desiredState: 'shutdown' }),
      on('b', 't3'),
    ];
    expect(preview([aNode('a'), aNode('b')], [web], tasks)).toEqual({ leaving: 0, moves: [], stops: [] });
  });

  test('tasks of global services just stop; a replicated job’s run elsewhere', () => {
    const agent = aService('agent', { mode: { kind: 'global' } });
    const sweep = aService('sweep', { mode: { kind: 'global-job' } });
    const count = aService('count', { mode: { kind: 'replicated-job', completions: 4, concurrent: 1 } });
    const tasks = [agent, sweep, count].map((service) =>
      on('a', service.name, { service: service.id, desiredState: 'complete' }),
    );
    const { moves, stops } = preview([aNode('a'), aNode('b')], [agent, sweep, count], tasks);
    expect(stops.map(({ service }) => service.name)).toEqual(['agent', 'sweep']);
    expect(moves.map(({ service, places }) => [service.name, places.length])).toEqual([['count', 1]]);
  });

  test('what one takes is gone for the next', () => {
    const reservations = { nanoCpus: 1e9, memoryBytes: 0, generic: [] };
    const tasks = [1, 2, 3].map((slot) => on('a', `t${slot}`, { slot, reservations }));
    const { moves } = preview([aNode('a'), aNode('b')], [web], tasks);
    expect(moves[0]?.places.map(({ count }) => count)).toEqual([2]); // two cores
    expect(moves[0]?.stranded).toBe(1);
    expect(moves[0]?.refused).toMatchObject([
      { why: { kind: 'resources', unreserved: { nanoCpus: 0, memoryBytes: 4e9, generic: [] } } },
    ]);
  });
});

describe('why a node refuses', () => {
  const refusal = (
    other: Partial<SwarmNode>,
    service: Partial<Service> = {},
    there: readonly TaskRecord[] = [],
  ) => {
    const task = on('a', 't1', { reservations: { nanoCpus: 0, memoryBytes: GIB, generic: [] } });
    const { moves } = preview(
      [aNode('a'), aNode('b', { capacity: { nanoCpus: 2e9, memoryBytes: 4 * GIB, generic: [] }, ...other })],
      [aService('web', service)],
      [task, ...there],
    );
    return moves[0]?.refused[0]?.why;
  };
  const port = { protocol: 'tcp', target: 80, published: 8080, mode: 'host' } as const;
  const half = { memoryBytes: 3.5 * GIB, nanoCpus: 0, generic: [] };

  test.each([
    ['nothing', {}, {}, [], undefined],
    ['down', { state: 'down' }, {}, [], { kind: 'not-available' }],
    ['paused', { availability: 'pause' }, {}, [], { kind: 'not-available' }],
    [
      'memory',
      {},
      {},
      [on('b', 'big', { reservations: half })],
      { kind: 'resources', unreserved: { nanoCpus: 2e9, memoryBytes: 0.5 * GIB, generic: [] } },
    ],
    [
      'no memory, as the other is leaving',
      {},
      {},
      [on('b', 'big', { reservations: half, desiredState: 'shutdown' })],
      undefined,
    ],
    [
      'a constraint',
      { role: 'manager' },
      { constraints: ['node.labels.x!=1', 'node.role==worker'] },
      [],
      { kind: 'constraints', constraint: 'node.role==worker' },
    ],
    ['no constraint that cannot be read', {}, { constraints: ['worker only'] }, [], undefined],
    ['a port in host mode', {}, { ports: [port] }, [on('b', 'taken')], { kind: 'port', port }],
    ['no port of the routing mesh', {}, { ports: [{ ...port, mode: 'ingress' }] }, [on('b', 'x')], undefined],
    ['the limit per node', {}, { maxPerNode: 1 }, [on('b', 'one')], { kind: 'max-replicas', limit: 1 }],
  ] as const)('%s', (_, node, service, there, expected) => {
    expect(refusal(node, service, there)).toEqual(expected);
  });

  test('an overbooked node still takes what asks for nothing', () => {
    const tasks = [
      on('a', 't1'),
      on('b', 'big', {
        service: serviceId('other'),
        reservations: { nanoCpus: 9e9, memoryBytes: 0, generic: [] },
      }),
    ];
    expect(preview([aNode('a'), aNode('b')], [web], tasks).moves[0]?.stranded).toBe(0);
  });

  test('without another node all are stranded, and there is nobody to ask why', () => {
    expect(preview([aNode('a')], [web], [on('a', 't1')]).moves[0]).toMatchObject({
      places: [],
      stranded: 1,
      refused: [],
    });
  });
});

describe('generic resources', () => {
  const asks = (kind: string, amount: number) => ({ ...NO_RESOURCES, generic: [{ kind, amount }] });
  const gpus = (...names: string[]) => ({ kind: 'GPU', amount: names.length, names });
  /** How many of three tasks that ask for `asked` find room beside what is `taken` on a node that has `has`. */
  const room = (asked: Resources, has: readonly GenericResource[], taken: Resources = NO_RESOURCES) => {
    const capacity = { nanoCpus: 8e9, memoryBytes: 32 * GIB, generic: has };
    const tasks = [1, 2, 3].map((slot) => on('a', `t${slot}`, { slot, reservations: asked }));
    const there = on('b', 'there', { service: serviceId('other'), reservations: taken });
    const [moved] = preview([aNode('a'), aNode('b', { capacity })], [web], [...tasks, there]).moves;
    return [3 - (moved?.stranded ?? 0), moved?.refused[0]?.why];
  };
  const refused = (kind: string, amount: number) => ({
    kind: 'resources',
    unreserved: { nanoCpus: 8e9, memoryBytes: 32 * GIB, generic: [{ kind, amount }] },
  });

  test.each([
    ['no node has it', [], 0, refused('GPU', 0)],
    ['one by name', [gpus('GPU-1')], 1, refused('GPU', 0)],
    ['as many by name', [gpus('GPU-1', 'GPU-2', 'GPU-3')], 3, undefined],
    ['a number', [{ kind: 'GPU', amount: 2 }], 2, refused('GPU', 0)],
    ['none of it', [{ kind: 'GPU', amount: 0 }], 0, refused('GPU', 0)],
    ['names that look alike', [{ kind: 'gpu', amount: 3 }, gpus('x', 'y')], 2, refused('GPU', 0)],
  ])('%s', (_, has, fit, why) => expect(room(asks('GPU', 1), has)).toEqual([fit, why]));

  test('what is taken is not there, whatever its name', () => {
    for (const kind of ['GPU', '__proto__', 'constructor', 'my gpu'])
      expect(room(asks(kind, 2), [{ kind, amount: 5 }], asks(kind, 2))).toEqual([1, refused(kind, 1)]);
  });

  test('where 0 are asked for the kind must be there, and not all taken', () => {
    const zero = asks('GPU', 0);
    expect(room(zero, [])[0]).toBe(0);
    expect(room(zero, [gpus('GPU-1')])[0]).toBe(3);
    expect(room(zero, [{ kind: 'GPU', amount: 0 }])[0]).toBe(3);
    expect(room(zero, [gpus('GPU-1')], asks('GPU', 1))[0]).toBe(0);
  });

  test('what else a node has keeps nobody away', () => {
    expect(room(NO_RESOURCES, [gpus('GPU-1')], asks('GPU', 2))[0]).toBe(3);
  });
});

describe('for every swarm', () => {
  const names = ['a', 'b', 'c', 'd'] as const;
  const amount = fc.constantFrom(0, 0.5e9, 1e9, 3e9);
  const nodes = fc.tuple(
    ...names.map((name) =>
      fc.record({
        id: fc.constant(nodeId(name)),
        state: fc.constantFrom('ready' as const, 'ready' as const, 'down' as const),
        availability: fc.constantFrom('active' as const, 'active' as const, 'drain' as const),
        labels: fc.constantFrom({}, { disk: 'ssd' }),
        capacity: fc.record({ nanoCpus: amount, memoryBytes: amount, generic: fc.constant([]) }),
      }),
    ),
  );
  const services = fc.tuple(
    ...['web', 'db', 'agent'].map((name) =>
      fc.record({
        name: fc.constant(name),
        constraints: fc.constantFrom([], ['node.labels.disk==ssd']),
        maxPerNode: fc.constantFrom(0, 1, 2),
        reservations: fc.record({ nanoCpus: amount, memoryBytes: amount, generic: fc.constant([]) }),
      }),
    ),
  );
  const tasks = fc.array(
    fc.record({ service: fc.constantFrom('web', 'db', 'agent'), node: fc.constantFrom(...names) }),
    { maxLength: 20 },
  );

  test('each task that leaves stops, finds room or is stranded; no plan breaks a rule', () => {
    fc.assert(
      fc.property(nodes, services, tasks, (someNodes, someServices, someTasks) => {
        const all = someServices.map((over) =>
          aService(over.name, { ...over, mode: over.name === 'agent' ? { kind: 'global' } : web.mode }),
        );
        const cluster = aCluster({
          nodes: someNodes.map((over) => aNode(over.id, over)),
          services: all,
          tasks: someTasks.map(({ service, node }, slot) => {
            const { reservations } = all.find(({ name }) => name === service) ?? web;
            return on(node, `t${slot}`, { service: serviceId(service), slot, reservations });
          }),
        });
        const { leaving, moves, stops } = drainPreview(cluster, nodeId('a'));
        const placed = moves.flatMap(({ places }) => places);
        const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
        expect(leaving).toBe(
          sum(placed.map(({ count }) => count)) +
            sum(moves.map(({ stranded }) => stranded)) +
            sum(stops.map((stop) => stop.tasks.length)),
        );
        for (const { service, places, stranded, refused } of moves) {
          for (const { node, count } of places) {
            expect(node).toMatchObject({ state: 'ready', availability: 'active' });
            expect(node.id).not.toBe('a');
            if (service.constraints.length > 0) expect(node.labels).toEqual({ disk: 'ssd' });
            const before = someTasks.filter((task) => task.node === node.id && task.service === service.name);
            if (service.maxPerNode > 0) expect(before.length + count).toBeLessThanOrEqual(service.maxPerNode);
          }
          // What fits nowhere is refused by every other node.
          expect(refused).toHaveLength(stranded > 0 ? 3 : 0);
        }
        for (const { node } of placed) {
          const there = sum(
            moves.flatMap(({ service, places }) =>
              places
                .filter((place) => place.node === node)
                .map(({ count }) => count * service.reservations.nanoCpus),
            ),
          );
          if (there > 0) expect(there).toBeLessThanOrEqual(node.capacity.nanoCpus);
        }
      }),
    );
  });
});
