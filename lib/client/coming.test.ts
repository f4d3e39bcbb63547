import { expect, test } from 'vitest';
import { aService, aTask } from '@/lib/swarm/made-up.testing';
import type { Attempt } from './attempts';
import { comingTasks } from './coming';

const web = aService('web', { mode: { kind: 'replicated', replicas: 3 } });
const tasks = [1, 2, 3].map((slot) => aTask(`t${slot}`, { slot }));
const attempt: Attempt = {
  action: { kind: 'scale-service', service: web.id, replicas: 6 },
  startedAt: 0,
  version: 1,
  outcome: null,
};
const ok = { ok: true, action: 'scale-service', steps: [], warnings: [] } as const;
const refused = { ok: false, action: 'scale-service', kind: 'refused', message: '', steps: [] } as const;

test('from the click until Swarm has made them', () => {
  expect(comingTasks(attempt, web, tasks)).toBe(3);
  const scaled = aService('web', { version: 2, mode: { kind: 'replicated', replicas: 6 } });
  const answered = { ...attempt, outcome: ok };
  expect(comingTasks(answered, web, tasks)).toBe(3);
  expect(comingTasks(answered, scaled, tasks)).toBe(3);
  expect(
    comingTasks(answered, scaled, [...tasks, aTask('t4', { slot: 4, node: null, state: 'pending' })]),
  ).toBe(2);
  const ended = aTask('t3', { slot: 3, state: 'failed', desiredState: 'shutdown' });
  expect(comingTasks(answered, scaled, [...tasks.slice(0, 2), ended]), 'that slot gets no other').toBe(3);
});

test('none for a refusal, for a scaling that another has overtaken, or downwards', () => {
  expect(comingTasks({ ...attempt, outcome: refused }, web, tasks)).toBe(0);
  expect(comingTasks({ ...attempt, outcome: ok }, { ...web, version: 3 }, tasks)).toBe(0);
  expect(
    comingTasks({ ...attempt, action: { ...attempt.action, replicas: 1 } as Attempt['action'] }, web, tasks),
  ).toBe(0);
  expect(comingTasks(null, web, tasks)).toBe(0);
});
