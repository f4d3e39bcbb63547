import { expect, it } from 'vitest';
import { fullCount } from '@/lib/swarm/derived/missed';
import { aCluster, aNode, aService, aTask, nodeId, serviceId } from '@/lib/swarm/made-up.testing';
import { EMPTY_CLUSTER, type RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { ServiceMode } from '@/lib/swarm/objects/service';
import { diff } from '@/lib/swarm/picture/diff';
import { createReplicaCounts } from './count-replicas';

/** The same row of numbers below `most` at each run. */
function numbers(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

const MODES: readonly ServiceMode[] = [
  { kind: 'replicated', replicas: 3 },
  { kind: 'global' },
  { kind: 'replicated-job', completions: 4, concurrent: 2 },
  { kind: 'global-job' },
];

function anyCluster(below: (most: number) => number): RecordedCluster {
  const pick = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0];
  const services = MODES.flatMap((mode, n) =>
    below(5) === 0
      ? []
      : [aService(`s${n}`, { mode, iteration: mode.kind.endsWith('job') ? below(3) : null })],
  );
  return aCluster({
    nodes: ['n0', 'n1', 'n2'].flatMap((id) =>
      below(5) === 0
        ? []
        : [
            aNode(id, {
              state: pick(['ready', 'ready', 'down', 'unknown']),
              availability: pick(['active', 'drain']),
            }),
          ],
    ),
    services,
    tasks: Array.from({ length: 16 }, (_, n) => n).flatMap((n) =>
      below(4) === 0
        ? []
        : [
            aTask(`t${n}`, {
              service: serviceId(`s${n % 4}`),
              node: below(4) === 0 ? null : nodeId(`n${below(3)}`),
              // Of the four, a global service and a job on every node have nodes for slots.
              slot: n % 2 === 0 ? n : null,
              createdAt: below(1_000),
              state: pick(['running', 'running', 'complete', 'failed', 'starting']),
              desiredState: pick(['running', 'running', 'complete', 'shutdown']),
              iteration: n % 4 < 2 ? null : below(3),
            }),
          ],
    ),
  });
}

it.each([1, 2, 3, 4, 5])('counts what fullCount counts, whatever comes and goes (%i)', (seed) => {
  const below = numbers(seed);
  const counts = createReplicaCounts();
  let before = EMPTY_CLUSTER;
  for (let step = 0; step < 300; step += 1) {
    // Now and then everything is gone, what is left behind too.
    const next = below(20) === 0 ? EMPTY_CLUSTER : anyCluster(below);
    const delta = diff(before, next);
    if (!delta) continue;
    counts.take(before, next, delta);
    for (const service of next.services.values()) {
      const own = [...next.tasks.values()].filter((task) => task.service === service.id);
      const { running, desired } = fullCount(service, own, next.nodes);
      expect(counts.of(service, next.nodes)).toEqual({ running, desired });
    }
    before = next;
  }
});

it('tells whose counts a node changes that falls silent, and no others', () => {
  const counts = createReplicaCounts();
  const parts = {
    services: [aService('web'), aService('db')],
    tasks: [
      aTask('t1', { node: nodeId('n1') }),
      aTask('t2', { node: nodeId('n2'), service: serviceId('db') }),
    ],
  };
  const before = aCluster({ ...parts, nodes: [aNode('n1'), aNode('n2')] });
  counts.take(EMPTY_CLUSTER, before, diff(EMPTY_CLUSTER, before) ?? { put: {}, remove: {} });
  const down = aNode('n1', { state: 'down' });
  const after = { ...before, nodes: new Map(before.nodes).set(down.id, down) };
  const touched = counts.take(before, after, { put: { nodes: [down] }, remove: {} });
  expect([...touched]).toEqual(['web']);
  expect(counts.of(aService('web'), after.nodes).running).toBe(0);
});

it('tells a global service whose node, where Swarm has given up, comes to be drained', () => {
  const counts = createReplicaCounts();
  const agent = aService('web', { mode: { kind: 'global' } });
  const failed = aTask('t1', { slot: null, node: nodeId('n1'), state: 'failed', desiredState: 'shutdown' });
  const before = aCluster({ services: [agent], tasks: [failed], nodes: [aNode('n1'), aNode('n2')] });
  counts.take(EMPTY_CLUSTER, before, diff(EMPTY_CLUSTER, before) ?? { put: {}, remove: {} });
  expect(counts.of(agent, before.nodes)).toEqual({ running: 0, desired: 1 });
  const drained = aNode('n1', { availability: 'drain' });
  const after = { ...before, nodes: new Map(before.nodes).set(drained.id, drained) };
  expect([...counts.take(before, after, { put: { nodes: [drained] }, remove: {} })]).toEqual(['web']);
  expect(counts.of(agent, after.nodes)).toEqual({ running: 0, desired: 0 });
});
