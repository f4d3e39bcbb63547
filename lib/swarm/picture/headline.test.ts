import { describe, expect, it } from 'vitest';
import { aNode, aService, aTask, nodeId, serviceId, taskId } from '../made-up.testing';
import type { Activity, ActivityEvent } from './activity';
import { headline } from './headline';

const node = aNode('worker03');
const web = aService('web');
const agent = aService('agent', { mode: { kind: 'global' } });
const cluster = {
  nodes: new Map([[node.id, node]]),
  services: new Map([
    [web.id, web],
    [agent.id, agent],
  ]),
};
const at = (slot: number) =>
  aTask(`t${slot}`, { service: serviceId('web'), node: nodeId('worker03'), slot, state: 'running' });
const lost = [
  at(1),
  at(2),
  aTask('a', { service: serviceId('agent'), node: nodeId('worker03'), slot: null }),
];

const lines = (...events: ActivityEvent[]): Activity[] =>
  events.map((event, i) => ({ ...event, seq: i + 1, at: i }));
const down = { kind: 'node-state', node: node.id, name: 'worker03', state: 'down' } as const;
const scaled = { kind: 'service-scaled', service: web.id, name: 'web', from: 2, to: 3 } as const;
const replaced = (slot: number, from = 'worker03') =>
  ({
    kind: 'task-replaced',
    task: taskId(`n${slot}`),
    old: taskId(`t${slot}`),
    name: `web.${slot}`,
    from,
    to: 'worker01',
    exitCode: null,
    cause: 'node-down',
    tookMs: 1,
  }) as const;

const told = (activities: readonly Activity[], tasks = lost) => headline(activities, cluster, () => tasks);

describe('headline', () => {
  it('is none before anything happened', () => expect(told([])).toBeNull());

  it('is the latest line', () => {
    expect(told(lines(down, scaled))).toMatchObject({ activity: { kind: 'service-scaled' } });
    expect(told(lines(down, scaled))?.moves).toBeUndefined();
  });

  it('counts what a lost node’s tasks have to move, global ones not', () =>
    expect(told(lines(scaled, down))).toMatchObject({
      activity: { kind: 'node-state' },
      moves: { count: 2, done: false },
    }));

  it('stays with the node while its tasks move, and says when all have', () => {
    expect(told(lines(down, replaced(1)))).toMatchObject({
      activity: down,
      moves: { count: 2, done: false },
    });
    expect(told(lines(down, replaced(1), replaced(2)))).toMatchObject({
      activity: down,
      moves: { count: 2, done: true },
    });
    // The old tasks are forgotten.
    expect(told(lines(down, replaced(1), replaced(2)), [])).toMatchObject({
      moves: { count: 2, done: true },
    });
  });

  it('takes moves that were told as one', () =>
    expect(told(lines(down, { kind: 'tasks-moved', count: 12, from: 'worker03' }), [])).toMatchObject({
      activity: down,
      moves: { count: 12, done: true },
    }));

  it('is a move itself where the trouble is another node’s, or long past', () => {
    expect(told(lines(down, replaced(1, 'worker02')))).toMatchObject({ activity: { kind: 'task-replaced' } });
    expect(told(lines(down, scaled, replaced(1)))).toMatchObject({ activity: { kind: 'task-replaced' } });
  });

  it('says of an empty node only that it is lost', () =>
    expect(told(lines(down), [])).toEqual({ activity: { ...down, seq: 1, at: 0 } }));
});
