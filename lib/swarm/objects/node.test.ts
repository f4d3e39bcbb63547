import { expect, test } from 'vitest';
import { aNode } from '../made-up.testing';
import { nodeName, withNamesakes } from './node';

const ID = 'x7ugqpr43skyn8nsctrazkhxc';
const OTHER = 'dcleaumzh5g01yls3w0yp92jx';

test('a node has its hostname, and its id where another has the same or it has none', () => {
  const nodes = withNamesakes([
    aNode(ID, { hostname: 'worker01' }),
    aNode(OTHER, { hostname: 'worker01' }),
    aNode('a', { hostname: 'worker02' }),
    aNode('bs4n7jx0w3v7lq2c4kd8p9m1z', { hostname: '' }),
    aNode('c', { hostname: '' }),
  ]);
  expect(nodes.map(nodeName)).toEqual([
    'worker01 (x7ugqpr43sky)',
    'worker01 (dcleaumzh5g0)',
    'worker02',
    'bs4n7jx0w3v7',
    'c',
  ]);
});

test('a node that stays alone with its hostname loses the id; what is as it was is the same object', () => {
  const [first = aNode('x'), , third] = withNamesakes([
    aNode(ID, { hostname: 'worker01' }),
    aNode(OTHER, { hostname: 'worker01' }),
    aNode('a'),
  ]);
  const left = withNamesakes([first, third ?? aNode('x')]);
  expect(left.map(nodeName)).toEqual(['worker01', 'a']);
  expect(left[1]).toBe(third);
  expect(withNamesakes(left)[0]).toBe(left[0]);
});
