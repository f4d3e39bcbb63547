import { expect, it } from 'vitest';
import { testSwarm } from '../swarm.testing';
import { stopNode } from './accidents';

it('a manager is demoted only where the others can still decide', () => {
  const { swarm, run, changeNode, node } = testSwarm(7);
  stopNode(swarm, 'manager03');
  run(20);
  expect(node('manager03').ManagerStatus?.Reachability).toBe('unreachable');
  expect(() => changeNode('manager02', { Role: 'worker' })).toThrow(/result in a loss of quorum/);
  changeNode('manager03', { Role: 'worker' });
  expect(node('manager03').ManagerStatus).toBeUndefined();
});

it('the last manager stays one', () => {
  expect(() => testSwarm().changeNode('manager', { Role: 'worker' })).toThrow(/the last manager/);
});
