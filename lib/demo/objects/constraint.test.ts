import { expect, it } from 'vitest';
import { testSwarm } from '../swarm.testing';
import { meetsConstraints } from './constraint';

const { node, changeNode } = testSwarm();
changeNode('worker01', { Labels: { disk: 'ssd' } });

it.each([
  ['node.hostname==worker01', true],
  ['node.role==manager', false],
  [`node.id==${node('worker01').ID}`, true],
  ['node.ip==10.77.0.2', true],
  ['node.platform.os==linux', true],
  ['node.platform.arch==x86_64', true],
  ['node.labels.disk==ssd', true],
  ['engine.labels.gpu!=yes', true],
])('%s is %s on worker01', (constraint, holds) => {
  expect(meetsConstraints(node('worker01'), [constraint])).toBe(holds);
});

it('asks for all of them', () => {
  expect(meetsConstraints(node('worker01'), ['node.role==worker', 'node.labels.disk==hdd'])).toBe(false);
  expect(meetsConstraints(node('worker01'), undefined)).toBe(true);
});
