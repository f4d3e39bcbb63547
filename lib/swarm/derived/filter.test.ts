import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId, serviceId, stackName } from '../made-up.testing';
import { matchesNode, matchesTask, parseFilter } from './filter';

describe('parseFilter', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['Web', [{ kind: 'text', text: 'web' }]],
    [
      'stack:echo state:failed',
      [
        { kind: 'stack', text: 'echo' },
        { kind: 'state', text: 'failed' },
      ],
    ],
    ['label:zone=a', [{ kind: 'label', key: 'zone', value: 'a' }]],
    ['label:ssd', [{ kind: 'label', key: 'ssd', value: null }]],
    ['label:a=b=c', [{ kind: 'label', key: 'a', value: 'b=c' }]],
    [
      'node:"my node" "two words"',
      [
        { kind: 'node', text: 'my node' },
        { kind: 'text', text: 'two words' },
      ],
    ],
    ['service:', []],
    ['registry:5000/web', [{ kind: 'text', text: 'registry:5000/web' }]],
  ])('%s', (query, tokens) => expect(parseFilter(query)).toEqual(tokens));

  test('any text is a filter', () => {
    fc.assert(fc.property(fc.string(), (query) => void parseFilter(query)));
  });
});

describe('matching', () => {
  const node = aNode('worker01', {
    address: '10.0.0.3',
    labels: { zone: 'a', ssd: '' },
    engineLabels: { gpu: 'yes' },
  });
  const service = aService('s', {
    name: 'echo_nginx',
    stack: stackName('echo'),
    ports: [
      { protocol: 'tcp', target: 80, published: 8000, mode: 'ingress' },
      { protocol: 'udp', target: 5000, published: 5000, mode: 'host', count: 10 },
    ],
  });
  const task = aTask('t', { service: service.id, image: { name: 'reg:5000/Nginx:1.27', digest: null } });
  const candidate = { task, service, node, name: 'echo_nginx.3', state: 'unknown' };

  test.each([
    ['', true],
    ['NGINX', true],
    ['nginx.3', true],
    ['1.27', true],
    ['worker01', true],
    ['8000', true],
    ['*:8000->80/tcp', true],
    ['5007', true],
    ['5010', false],
    ['8001', false],
    ['10.0.0.3', true],
    ['10.0.0.4', false],
    ['node:10.0.0.3', true],
    ['node:10.0.0.4', false],
    ['Zone=A', true],
    ['zone=b', false],
    ['gpu', true],
    ['service:nginx', true],
    ['service:api', false],
    ['stack:echo', true],
    ['stack:ech', false],
    ['state:unk', true],
    ['state:running', true], // what Swarm wants of it
    ['state:failed', false],
    ['node:worker', true],
    ['label:zone=a', true],
    ['label:zone=b', false],
    ['label:ssd', true],
    ['label:gpu=yes', true],
    ['label:constructor', false], // every object has that; no node does
    ['label:toString', false],
    ['label:__proto__', false],
    ['nginx stack:other', false],
  ])('%s: %s', (query, expected) => expect(matchesTask(parseFilter(query), candidate)).toBe(expected));

  test('a node drops out only by what is asked of nodes', () => {
    expect(matchesNode(parseFilter('service:none'), node)).toBe(true);
    expect(matchesNode(parseFilter('node:worker02'), node)).toBe(false);
    expect(matchesNode(parseFilter('label:zone'), node)).toBe(true);
    expect(matchesNode(parseFilter('label:none'), node)).toBe(false);
  });

  test('a task of a removed node is found by the node’s id, one of a removed service by its id', () => {
    const gone = aTask('t', {
      service: serviceId('5e4jtcb605zk3kqw8t2m1n7xp'),
      node: nodeId('x7ugqpr43skyn8nsctrazkhxc'),
    });
    const finds = (query: string) =>
      matchesTask(parseFilter(query), {
        ...candidate,
        task: gone,
        node: null,
        service: null,
        name: 'removed-service 5e4jtcb605zk.3',
      });
    for (const query of [
      'node:x7ugqpr43sky',
      'x7ugqpr43skyn8nsctrazkhxc',
      'service:5e4jtcb605zk',
      '5e4jtcb605zk.3',
      'removed service 5e4j',
    ])
      expect(finds(query), query).toBe(true);
    for (const query of ['node:worker01', 'node:7ugq', 'service:echo', 'label:zone'])
      expect(finds(query), query).toBe(false);
  });

  test('two nodes of one hostname are told apart by the id that their names show', () => {
    const twin = aNode('x7ugqpr43skyn8nsctrazkhxc', { hostname: 'worker01', sharesHostname: true });
    expect(matchesNode(parseFilter('node:x7ugqpr43sky'), twin)).toBe(true);
    expect(matchesNode(parseFilter('node:"worker01 (x7ugqpr43sky)"'), twin)).toBe(true);
    expect(matchesNode(parseFilter('node:worker01'), twin)).toBe(true);
    expect(matchesNode(parseFilter('node:dcleaumzh5g0'), twin)).toBe(false);
  });

  test('a waiting task has no node to match', () => {
    const waits = { ...candidate, task: { ...task, node: null }, node: null };
    expect(matchesTask(parseFilter('node:worker'), waits)).toBe(false);
  });
});
