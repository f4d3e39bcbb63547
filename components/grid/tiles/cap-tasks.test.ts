import { expect, test } from 'vitest';
import type { Look } from '@/lib/swarm/derived/look';
import { taskId } from '@/lib/swarm/made-up.testing';
import { capTasks } from './cap-tasks';

const ids = ['a', 'b', 'c', 'd'].map(taskId);
const looks: Record<string, Look> = { a: 'running', b: 'running', c: 'failed', d: 'running' };
const cap = (most: number) => capTasks(ids, most, (id) => looks[id] ?? null).join('');

test('few are all shown; of many, first what is not well, in the order that they have', () => {
  expect(cap(4)).toBe('abcd');
  expect(cap(2)).toBe('ac');
  expect(cap(1)).toBe('c');
});
