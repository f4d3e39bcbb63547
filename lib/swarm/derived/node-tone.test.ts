import { expect, test } from 'vitest';
import { aNode } from '../made-up.testing';
import { LOOKS, type Look } from './look';
import { nodeSuffix, shortNodeName, toneOf, worstLook } from './node-tone';

const looks = (...some: Look[]) => LOOKS.map((look) => some.filter((each) => each === look).length);
const manager = (reachability: 'reachable' | 'unreachable') => ({
  manager: { leader: false, reachability, address: '' },
});

test.each([
  ['all run', aNode('n'), looks('running', 'complete'), 'calm'],
  ['nothing on it', aNode('n'), looks(), 'calm'],
  ['one comes', aNode('n'), looks('running', 'starting'), 'moving'],
  ['one failed', aNode('n'), looks('running', 'starting', 'failed'), 'failing'],
  ['one was rejected', aNode('n'), looks('rejected'), 'failing'],
  ['down', aNode('n', { state: 'down' }), looks('unknown', 'failed'), 'silent'],
  ['unknown', aNode('n', { state: 'unknown' }), looks(), 'silent'],
  ['a manager that nobody reaches', aNode('n', manager('unreachable')), looks('running'), 'silent'],
  ['a manager in order', aNode('n', manager('reachable')), looks('running'), 'calm'],
] as const)('%s: %s', (_, node, counts, tone) => expect(toneOf(node, counts)).toBe(tone));

test('the worst is the gravest that there is', () => {
  expect(worstLook(looks('running', 'stopping'))).toBe('stopping');
  expect(worstLook(looks())).toBeNull();
});

test.each([
  ['web', 'web'],
  ['worker-0417', 'w0417'],
  ['worker0417', 'w0417'],
  ['worker10417', '10417'],
  ['manager-03', 'm03'],
  ['manager01', 'm01'],
  ['ip-10-0-3-41.eu-west-1.compute.internal', '3-41'],
  ['10.0.3.41', '.3.41'.slice(1)],
  ['alphabetical', 'tical'],
])('what tells %s from others is %s', (name, suffix) => expect(nodeSuffix(name)).toBe(suffix));

test('in few characters two nodes of one hostname still differ', () => {
  const twins = ['x7ugqpr43skyn8nsctrazkhxc', 'dcleaumzh5g01yls3w0yp92jx'].map((id) =>
    aNode(id, { hostname: 'worker01.example.com', sharesHostname: true }),
  );
  expect(twins.map((node) => shortNodeName(node, 4))).toEqual(['x7ug', 'dcle']);
  expect(shortNodeName(aNode('a', { hostname: 'worker01.example.com' }))).toBe('w01');
});
