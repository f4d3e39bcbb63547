import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameJson } from '@/lib/base/equal';
import { aCluster, aNode, aTask } from '../made-up.testing';
import { type Cluster, EMPTY_CLUSTER } from '../objects/cluster';
import { apply, diff } from './diff';

/** Two pictures that share some objects by reference, drawn from small ids so that they meet often. */
const object = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), version: fc.nat(3) });
const pool = fc.array(object, { minLength: 1, maxLength: 12 });
const clusters = pool.chain((objects) =>
  fc.tuple(pictureOf(objects), pictureOf(objects), pictureOf(objects)),
);

function pictureOf(objects: { id: string; version: number }[]): fc.Arbitrary<Cluster> {
  const collection = fc
    .subarray(objects)
    .map((members) => new Map(members.map((member) => [member.id, member])));
  return fc
    .record({ nodes: collection, services: collection, tasks: collection, networks: collection })
    .map((picture) => picture as unknown as Cluster); // diff and apply look at nothing but ids and references
}

test('[S3] a picture that was read anew differs only by what it says otherwise, though versions are the same', () => {
  const before = aCluster({ nodes: [aNode('a'), aNode('b')], tasks: [aTask('t')] });
  // Reachability changes without the version.
  const manager = { leader: true, reachability: 'reachable', address: '' } as const;
  const nodes = [aNode('a'), aNode('b', { manager })];
  const delta = diff(before, structuredClone(aCluster({ nodes, tasks: [aTask('t')] })), sameJson);
  expect(delta).toEqual({ put: { nodes: [nodes[1]] }, remove: {} });
});

describe('diff and apply', () => {
  test('[S1] the same picture differs by null', () => {
    fc.assert(
      fc.property(clusters, ([a]) => {
        expect(diff(a, a)).toBeNull();
      }),
    );
  });

  test('[S1] equal collections of the same objects differ by null', () => {
    fc.assert(
      fc.property(clusters, ([a]) => {
        expect(diff(a, { ...a, tasks: new Map(a.tasks), nodes: new Map(a.nodes) })).toBeNull();
      }),
    );
  });

  test('[S2] applying the difference gives the next picture, object for object', () => {
    fc.assert(
      fc.property(clusters, ([a, b]) => {
        const delta = diff(a, b);
        const result = delta ? apply(a, delta) : a;
        for (const name of ['nodes', 'services', 'tasks', 'networks'] as const)
          expect(new Map<string, unknown>(result[name])).toEqual(new Map<string, unknown>(b[name]));
      }),
    );
  });

  test('[S3] what the difference does not name keeps its reference', () => {
    fc.assert(
      fc.property(clusters, ([a, b]) => {
        const next = { ...a, tasks: b.tasks };
        const delta = diff(a, next);
        const result = delta ? apply(a, delta) : a;
        expect(result.nodes).toBe(a.nodes);
        for (const [id, task] of result.tasks)
          if (b.tasks.get(id) === a.tasks.get(id)) expect(task).toBe(a.tasks.get(id));
      }),
    );
  });

  test('[S4] no picture is changed by telling a difference, nor by applying it', () => {
    fc.assert(
      fc.property(clusters, ([a, b]) => {
        const [before, after] = [structuredClone(a), structuredClone(b)];
        const delta = diff(a, b);
        if (delta) apply(apply(a, delta), { put: {}, remove: { tasks: [...b.tasks.keys()] } });
        expect(a).toEqual(before);
        expect(b).toEqual(after);
      }),
    );
  });

  test('[S2] differences compose in order', () => {
    fc.assert(
      fc.property(clusters, (pictures) => {
        let current: Cluster = EMPTY_CLUSTER;
        let previous: Cluster = EMPTY_CLUSTER;
        for (const picture of pictures) {
          const delta = diff(previous, picture);
          if (delta) current = apply(current, delta);
          previous = picture;
        }
        expect(diff(current, previous)).toBeNull();
      }),
    );
  });

  test('[S2] a difference survives the wire', () => {
    fc.assert(
      fc.property(clusters, ([a, b]) => {
        const delta = diff(a, b);
        if (!delta) return;
        const result = apply(a, JSON.parse(JSON.stringify(delta)));
        expect(new Map<string, unknown>(result.tasks)).toEqual(new Map<string, unknown>(b.tasks));
      }),
    );
  });
});
