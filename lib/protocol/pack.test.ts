import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '@/lib/base/in-slices';
import { aCluster, aService, aTask, taskId } from '@/lib/swarm/made-up.testing';
import { type Cluster, EMPTY_CLUSTER } from '@/lib/swarm/objects/cluster';
import { openRevision, openSnapshot } from './open-picture';
import { Packer } from './pack';
import { packRevision, packSnapshot } from './pack-picture';
import { cutName, type NameTask, wholeName } from './task-names';
import { unpack } from './unpack';

const feed = { state: 'live', problem: null, confirmedAt: 1, skipped: {}, withheld: [] } as const;
const overWire = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const packed = (cluster: Cluster, nameOf: NameTask = wholeName) =>
  atOnce(packSnapshot({ revision: 1, feed, activities: [], cluster }, nameOf));

describe('packing', () => {
  const value = fc.oneof(
    fc.constantFrom('', 'running', 'started', null, true, 0, -1, 1.5, 2 ** 53, 1_795_347_733_524),
    fc.string(),
    fc.record({ name: fc.constantFrom('a', 'b'), digest: fc.constantFrom(null, 'x') }),
    fc.array(fc.integer(), { maxLength: 2 }),
  );
  const objects: fc.Arbitrary<readonly { id: string }[]> = fc.oneof(
    fc.array(fc.record({ id: fc.string(), a: value, b: value })),
    fc.array(
      fc.record({ id: fc.string({ minLength: 3, maxLength: 3, unit: 'grapheme-ascii' }), a: fc.integer() }),
    ),
  );

  test('[S2] gives the same objects after a trip over the wire', () => {
    fc.assert(
      fc.property(objects, (before) => {
        const packer = new Packer();
        const fields = Object.keys(before[0] ?? {}) as 'id'[];
        const message = overWire({
          packed: atOnce(packer.pack(before, fields, ({ id }) => id)),
          table: packer.table,
        });
        expect(unpack(message.packed, message.table)).toEqual(before);
      }),
    );
  });

  test('what repeats is one object for all, in a picture too', () => {
    const tasks = ['a', 'b', 'c'].map((id) => aTask(id));
    const { cluster } = openSnapshot(overWire(packed(aCluster({ services: [aService('web')], tasks }))));
    const images = [...cluster.tasks.values(), ...cluster.services.values()].map(({ image }) => image);
    expect(new Set(images).size).toBe(1);
  });

  test('an empty picture is one too', () => {
    expect(openSnapshot(overWire(packed(EMPTY_CLUSTER))).cluster).toEqual(EMPTY_CLUSTER);
  });
});

test('[W10] of a task only what the picture draws is sent', () => {
  const task = aTask('a', {
    container: 'c0ffee',
    attachments: [{ network: 'n' as never, addresses: ['10.0.0.9/24'] }],
  });
  const delta = { put: { tasks: [{ ...task, secret: 'x' }] }, remove: {} };
  for (const message of [
    packed(aCluster({ tasks: [task] })),
    packRevision({ base: 1, revision: 2, delta, activities: [] }, wholeName),
  ])
    expect(JSON.stringify(message)).not.toMatch(/c0ffee|10\.0\.0\.9|secret/);
});

test('cut ids are the same in pictures, differences and activities', () => {
  const id = '0123456789abcdefghijklmno';
  const task = aTask(id);
  const activity = { kind: 'task-waiting', task: task.id, name: 'web.1', error: '', seq: 1, at: 1 } as const;
  const delta = { put: { tasks: [task] }, remove: { tasks: [task.id] } };
  const revision = { base: 1, revision: 2, delta, activities: [activity] };
  const opened = openRevision(overWire(packRevision(revision, cutName)));
  expect(opened.delta.put.tasks?.[0]?.id).toBe('0123456789ab');
  expect(opened.delta.remove.tasks).toEqual(['0123456789ab']);
  expect(opened.activities).toMatchObject([{ task: '0123456789ab' }]);
  const picture = openSnapshot(overWire(packed(aCluster({ tasks: [task] }), cutName)));
  expect([...picture.cluster.tasks.keys()]).toEqual(['0123456789ab']);
  expect(openRevision(overWire(packRevision(revision, wholeName))).delta.put.tasks?.[0]?.id).toBe(id);
});

test('cut ids keep what a docker CLI takes for the whole', () => {
  expect(cutName(taskId('0123456789abcdefghijklmno'))).toBe('0123456789ab');
});
