import { describe, expect, it } from 'vitest';
import { aNode } from '../made-up.testing';
import { nodesMeeting, parseConstraint, unmet, wantedLabel } from './constraint';

describe('parseConstraint', () => {
  it('reads key, operator and value with or without blanks', () => {
    const role = { key: 'node.role', value: 'manager' };
    expect(parseConstraint('node.role==manager')).toEqual({ ...role, isEqual: true });
    expect(parseConstraint('node.role != manager')).toEqual({ ...role, isEqual: false });
  });

  it.each([
    ['nonsense', 'constraint expected one operator from ==, !='],
    ['a b==1', "key 'a b' is invalid"],
    ['node.role==', "value '' is invalid"],
    ['node.role==<b>', "value '<b>' is invalid"],
  ])('refuses %s in Swarm’s words', (text, message) => {
    expect(() => parseConstraint(text)).toThrow(message);
  });
});

const worker = aNode('worker01', { labels: { disk: 'ssd' }, engineLabels: { rack: '7' } });

it.each([
  ['node.hostname==worker01', true],
  ['node.hostname==WORKER01', true],
  ['node.hostname!=worker01', false],
  ['node.role==worker', true],
  ['node.role==manager', false],
  ['node.id==worker01', true],
  ['node.ip==10.0.0.1', true],
  ['node.platform.os==linux', true],
  ['node.platform.arch==x86_64', true],
  ['node.labels.disk==ssd', true],
  ['node.labels.disk!=ssd', false],
  ['node.labels.zone==a', false],
  ['node.labels.zone!=a', true],
  ['node.labels.constructor==a', false],
  ['engine.labels.rack==7', true],
  ['engine.labels.gpu!=yes', true],
  ['node.colour!=red', false],
])('%s is %s on worker01', (constraint, holds) => {
  expect(unmet(worker, [constraint])).toBe(holds ? null : constraint);
});

it('names the first of several that is not met', () => {
  expect(unmet(worker, ['node.role==worker', 'node.labels.disk==hdd', 'node.id==x'])).toBe(
    'node.labels.disk==hdd',
  );
  expect(unmet(worker, [])).toBeNull();
  expect(unmet(worker, ['workers only'])).toBeNull();
});

it('finds the nodes that meet one', () => {
  const manager = aNode('manager', { role: 'manager' });
  const names = (text: string) => nodesMeeting([worker, manager], text).map(({ hostname }) => hostname);
  expect(names('node.labels.disk==ssd')).toEqual(['worker01']);
  expect(names('node.labels.disk!=ssd')).toEqual(['manager']);
  expect(names('node.platform.os==linux')).toEqual(['worker01', 'manager']);
  expect(names('node.labels.gpu==yes')).toEqual([]);
});

it('names the label that a node lacks', () => {
  expect(wantedLabel('node.labels.gpu == yes')).toEqual({ name: 'gpu', value: 'yes' });
  for (const text of ['node.labels.gpu!=yes', 'engine.labels.gpu==yes', 'node.role==manager', 'nonsense'])
    expect(wantedLabel(text)).toBeNull();
});
