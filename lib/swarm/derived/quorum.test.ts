import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aNode } from '../made-up.testing';
import type { NodeRole, Reachability, SwarmNode } from '../objects/node';
import { quorumOf } from './quorum';
import { roleChange } from './role-change';

const manager = (id: string, reachability: Reachability = 'reachable', leader = false): SwarmNode =>
  aNode(id, {
    role: 'manager',
    state: reachability === 'reachable' ? 'ready' : 'down',
    manager: { leader, reachability, address: '' },
  });
const swarm = (reachable: number, unreachable = 0) =>
  new Map(
    [
      ...Array.from({ length: reachable }, (_, i) => manager(`m${i}`, 'reachable', i === 0)),
      ...Array.from({ length: unreachable }, (_, i) => manager(`lost${i}`, 'unreachable')),
      aNode('w0'),
      aNode('w1', { state: 'down' }),
    ].map((node) => [node.id, node] as const),
  );

describe('quorum', () => {
  test.each([
    [1, 0, { managers: 1, needed: 1, spare: 0 }],
    [2, 0, { managers: 2, needed: 2, spare: 0 }],
    [3, 0, { managers: 3, needed: 2, spare: 1 }],
    [2, 1, { managers: 3, needed: 2, spare: 0 }],
    [1, 2, { managers: 3, needed: 2, spare: 0 }],
    [4, 0, { managers: 4, needed: 3, spare: 1 }],
    [5, 0, { managers: 5, needed: 3, spare: 2 }],
    [4, 1, { managers: 5, needed: 3, spare: 1 }],
  ])('%s reachable and %s lost managers', (reachable, lost, expected) => {
    expect(quorumOf(swarm(reachable, lost))).toEqual({ ...expected, reachable });
  });

  test('with one manager more, no fewer may be lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (count) => {
        expect(quorumOf(swarm(count + 1)).spare).toBeGreaterThanOrEqual(quorumOf(swarm(count)).spare);
      }),
    );
  });
});

describe('a change of role', () => {
  test.each<[string, number, number, NodeRole, string, readonly string[]]>([
    ['a second manager', 1, 0, 'manager', 'w0', ['no-spare', 'even']],
    ['a third one', 2, 0, 'manager', 'w0', []],
    ['a fourth one', 3, 0, 'manager', 'w0', ['even']],
    ['an eighth one', 7, 0, 'manager', 'w0', ['even', 'many']],
    ['a node that is down', 2, 0, 'manager', 'w1', ['not-reporting']],
    ['the last manager', 1, 0, 'worker', 'm0', ['last-manager']],
    ['one of two', 2, 0, 'worker', 'm1', []],
    ['the leader of two', 2, 0, 'worker', 'm0', ['leader']],
    ['one of three', 3, 0, 'worker', 'm1', ['no-spare', 'even']],
    ['one of five', 5, 0, 'worker', 'm1', ['even']],
    ['one of the last two that reach each other', 2, 1, 'worker', 'm1', ['breaks-quorum', 'even']],
    ['the lost one of three', 2, 1, 'worker', 'lost0', ['no-spare', 'even']],
  ])('%s', (_, reachable, lost, role, id, risks) => {
    const nodes = swarm(reachable, lost);
    const node = [...nodes.values()].find((one) => one.id === id) ?? expect.unreachable();
    expect(roleChange(nodes, node, role).risks).toEqual(risks);
  });

  test('a node that has the role already changes nothing', () => {
    const { before, after } = roleChange(swarm(3), manager('m1'), 'manager');
    expect(after).toEqual(before);
  });
});
