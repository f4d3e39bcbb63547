import { expect, it } from 'vitest';
import { aNetwork, aService, aTask, nodeId } from '../made-up.testing';
import { addressesLeft } from './addresses-left';

const front = aNetwork('front', { subnets: ['10.0.9.0/24'] });
const web = aService('web');
const task = (id: string, node: string) => aTask(id, { node: nodeId(node) });

it('a service, its tasks and the nodes where they are take one each', () => {
  expect(addressesLeft(front, [], [])).toBe(253);
  expect(addressesLeft(front, [web], [task('a', 'n1'), task('b', 'n1'), task('c', 'n2')])).toBe(
    253 - 1 - 3 - 2,
  );
});

it('a task that is over gives its address back, one that waits for a node has none of a node', () => {
  const over = aTask('a', { state: 'shutdown', desiredState: 'shutdown' });
  expect(addressesLeft(front, [web], [over, aTask('b', { state: 'pending', node: null })])).toBe(251);
});

it.each([
  [{ subnets: ['10.0.9.0/24', '10.1.0.0/16'] }, 253 + 65_533],
  [{ subnets: ['10.0.9.0/30'] }, 1],
  [{ subnets: ['10.0.9.0/32'] }, 0],
  [{ subnets: [] }, null],
  [{ subnets: ['10.0.9.0/24', 'fd00::/64'] }, null],
  [{ subnets: ['10.0.9.0/99'] }, null],
  [{ driver: 'macvlan' }, null],
  [{ ingress: true }, null],
])('%j: %s', (over, left) => {
  expect(addressesLeft({ ...front, ...over }, [], [])).toBe(left);
});
