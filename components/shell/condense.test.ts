import { expect, test } from 'vitest';
import { taskId } from '@/lib/swarm/made-up.testing';
import type { Activity } from '@/lib/swarm/picture/activity';
import { condense } from './condense';

const failed = (seq: number, name = 'web.1'): Activity => ({
  kind: 'task-failed',
  seq,
  at: seq,
  task: taskId(`t${seq}`),
  name,
  node: 'worker01',
  exitCode: 1,
  error: '',
});
const replaced = (seq: number, name = 'web.1'): Activity => ({
  kind: 'task-replaced',
  seq,
  at: seq,
  task: taskId(`t${seq}`),
  old: taskId(`t${seq - 1}`),
  name,
  from: 'worker01',
  to: 'worker02',
  exitCode: 1,
  cause: 'failed',
  tookMs: 5000,
});

test('a crash loop is one line with a count, at its latest turn', () => {
  const lines = condense([failed(1), replaced(2), failed(3), replaced(4), failed(5), replaced(6)]);
  expect(lines).toMatchObject([{ activity: { seq: 6 }, times: 3 }]);
});

test('a failure that is not yet replaced stands by itself', () => {
  const lines = condense([failed(1), replaced(2), failed(3)]);
  expect(lines.map((line) => line.activity.seq)).toEqual([3, 2]);
});

test('other tasks keep their own lines', () => {
  const lines = condense([failed(1), failed(2, 'api.1'), replaced(3), replaced(4, 'api.1')]);
  expect(lines.map((line) => line.activity.seq)).toEqual([4, 3]);
});
