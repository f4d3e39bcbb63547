import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDockerEngine } from './dockerode-engine';
import type { Engine } from './engine';
import { taskRecord } from './made-up-records.testing';
import { raw, type StandIn, startStandIn } from './stand-in.testing';

let docker: StandIn;
let engine: Engine;
beforeEach(async () => {
  docker = await startStandIn();
  engine = createDockerEngine(docker.address);
});
afterEach(async () => {
  engine.close();
  await docker.close();
});

const { signal } = new AbortController();
const volumes = [
  { ID: 'one', Source: '/csi/one', Target: '/one' },
  { ID: 'two', Source: '/csi/two', Target: '/two' },
];
const records = Array.from({ length: 200 }, (_, i) => ({
  ...taskRecord(),
  ID: `task${i}`,
  Volumes: volumes,
}));

test.each([
  ['CSI volumes in it', JSON.stringify(records), 200],
  ['spaces in it', JSON.stringify(records, null, 2), 200],
  ['no end', JSON.stringify(records).slice(0, -1), null],
  ['no list', `<html>${'x'.repeat(200_000)}`, null],
])('a large list with %s is asked for once', async (_, text, count) => {
  expect(text.length).toBeGreaterThan(100_000);
  docker.on('/tasks', raw(200, 'application/json', text));
  const read = engine.tasks({}, () => undefined, signal);
  if (count === null) await expect(read).rejects.toMatchObject({ message: 'not a list' });
  else expect((await read).items).toHaveLength(count);
  expect(docker.asked.filter((one) => one === 'GET /tasks')).toHaveLength(1);
});
