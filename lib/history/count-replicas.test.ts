import { expect, it } from 'vitest';
import { replicaCount } from '@/lib/swarm/derived/health';
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
      below(5) === 0 ? [] : [aNode(id, { state: pick(['ready', 'ready', 'down', 'unknown']) })],
    ),
    services,
    tasks: Array.from({ length: 16 }, (_, n) => n).flatMap((n) =>
      below(4) === 0
        ? []
        : [
            aTask(`t${n}`, {
              service: serviceId(`s${n % 4}`),
              node: below(4) === 0 ? null : nodeId(`n${below(3)}`),
              state: pick(['running', 'running', 'complete', 'failed', 'starting']),
              desiredState: pick(['running', 'running', 'complete', 'shutdown']),
              iteration: n % 4 < 2 ? null : below(3),
            }),
          ],
    ),
  });
}

it.each([1, 2, 3, 4, 5])('counts what replicaCount counts, whatever comes and goes (%i)', (seed) => {
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
      const { running, desired } = replicaCount(service, own, next.nodes);
      expect(counts.of(service)).toEqual({ running, desired });
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
  expect(counts.of(aService('web')).running).toBe(0);
});
