import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { cutName, type NameTask, wholeName } from '@/lib/protocol/task-names';
import { aCluster, aNode, aService, aTask, nodeId, serviceId } from '@/lib/swarm/made-up.testing';
import type { RecordedCluster } from '@/lib/swarm/objects/cluster';
import { aFeed, aHeldObserver } from '../made-up.testing';
import { createSnapshotCache } from './snapshot-cache';

/** A swarm as irregular as real ones: ids and fingerprints at random, tasks anywhere, times as a deployment leaves them. */
function aSwarm(nodes: number, services: number, tasks: number): RecordedCluster {
  let seed = 1;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const text = (length: number, letters: number) =>
    Array.from({ length }, () => random(letters).toString(letters)).join('');
  const allNodes = Array.from({ length: nodes }, (_, i) =>
    aNode(text(25, 36), { hostname: `worker${i}`, version: random(1e6), createdAt: 1.7e12 + random(1e9) }),
  );
  const allServices = Array.from({ length: services }, (_, i) => {
    const image = { name: `registry:5000/app${i}/web:1.${random(9)}`, digest: `sha256:${text(64, 16)}` };
    const at = 1.7e12 + random(1e9);
    return aService(text(25, 36), {
      name: `app${i}_web`,
      image,
      template: text(12, 36),
      createdAt: at,
      updatedAt: at,
    });
  });
  const allTasks = Array.from({ length: tasks }, (_, i) => {
    const service = allServices[i % services] ?? aService('none');
    const createdAt = service.createdAt + random(2_000);
    return aTask(text(25, 36), {
      service: serviceId(service.id),
      node: nodeId(allNodes[random(nodes)]?.id ?? ''),
      slot: Math.floor(i / services) + 1,
      image: { ...service.image },
      template: service.template,
      createdAt,
      since: createdAt + random(5_000),
    });
  });
  return aCluster({ nodes: allNodes, services: allServices, tasks: allTasks });
}

const weigh = async (cluster: RecordedCluster, nameOf: NameTask) =>
  (
    await createSnapshotCache(
      aHeldObserver(cluster),
      () => nameOf,
      () => true,
    )()
  ).bytes.byteLength;

it('12 tasks weigh at most 3 kB', async () => {
  expect(await weigh(aSwarm(4, 3, 12), wholeName)).toBeLessThan(3_000);
});

it('3,000 tasks on 100 nodes weigh at most 120 kB', async () => {
  expect(await weigh(aSwarm(100, 100, 3_000), wholeName)).toBeLessThan(120_000);
});

it('30,000 tasks of 600 services on 1,000 nodes, placed at random, weigh at most 500 kB', async () => {
  expect(await weigh(aSwarm(1_000, 600, 30_000), cutName)).toBeLessThan(500_000);
});

it('a picture is encoded once for all who ask, and anew when it is old [P2]', async () => {
  const observer = aHeldObserver(aSwarm(2, 1, 3));
  let old = false;
  const snapshot = createSnapshotCache(
    observer,
    () => wholeName,
    () => old,
  );
  const [first, second] = await Promise.all([snapshot(), snapshot()]);
  expect(second).toBe(first);
  observer.show(aSwarm(2, 1, 4));
  expect(await snapshot()).toBe(first);
  old = true;
  expect((await snapshot()).revision).toBe(2);
});

it('a picture that was live is not given out once Docker has failed', async () => {
  const observer = aHeldObserver(aSwarm(2, 1, 3));
  const snapshot = createSnapshotCache(
    observer,
    () => wholeName,
    () => false,
  );
  const live = await snapshot();
  observer.say(aFeed({ confirmedAt: 2 }));
  expect(await snapshot()).toBe(live);
  observer.say(aFeed({ state: 'failed' }));
  const failed = await snapshot();
  expect(JSON.parse(gunzipSync(failed.bytes).toString())).toMatchObject({ feed: { state: 'failed' } });
  expect(await snapshot()).toBe(failed);
});
