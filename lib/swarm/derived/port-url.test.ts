import { describe, expect, test } from 'vitest';
import { aNode, aService, aTask, nodeId } from '../made-up.testing';
import { isLoopback, readHost } from '../objects/host';
import type { PortRange } from '../objects/port';
import { HOST_LABEL, portUrl, publishedHost, type Surroundings } from './port-url';
import { publishedPorts } from './published';

describe('a host from outside', () => {
  test.each([
    ['swarm.example.com', 'swarm.example.com'],
    [' Swarm.Example.com ', 'swarm.example.com'],
    ['node_1', 'node_1'],
    ['203.0.113.5', '203.0.113.5'],
    ['fd00::5', '[fd00::5]'],
    ['[FD00::5]', '[fd00::5]'],
    ['[fd00:0:0::5]', '[fd00::5]'],
    ['localhost', 'localhost'],
    ...['0.example.com', '169.254.169.254.example.com'].map((name) => [name, name] as const),
    ...[
      ...['', '0.0.0.0', '0.1.2.3', '::', '[::]', '::ffff:0.0.0.0', 'fe80::1', 'fe80::1%eth0', '169.254.1.1'],
      ...[
        'javascript:alert(1)',
        'a/b@c',
        'user@host',
        'host:8080',
        'http://host',
        'host/path',
        'a b',
        'a\nb',
      ],
      ...[
        'a?b',
        'a#b',
        'a\\b',
        '-a.example',
        'a..b',
        '.a',
        'a.',
        '127.1',
        '0x7f000001',
        '2130706433',
        '256.1.1.1',
      ],
      ...['[fd00::5', 'fd00::5]', '[fd00::5]:80', 'fd00:::5', '1:2', 'höst', '<b>', '"', 'x'.repeat(300)],
    ].map((text) => [text, null] as const),
  ] as const)('%j: %j', (text, host) => expect(readHost(text)).toBe(host));

  test.each([
    ['localhost', true],
    ['a.localhost', true],
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['[::1]', true],
    ['10.0.0.1', false],
    ['127.example.com', false],
    ['[fd00::1]', false],
  ])('%s is of this machine: %s', (host, is) => expect(isLoopback(host)).toBe(is));
});

const manager = aNode('manager', {
  address: '0.0.0.0',
  manager: { leader: true, reachability: 'reachable', address: '10.0.0.9:2377' },
});
const worker = aNode('worker', { address: '10.0.0.2' });
const labelled = (node: typeof worker, host: string) => ({ ...node, labels: { [HOST_LABEL]: host } });
const socket = 'unix:///var/run/docker.sock';
const tcp = { protocol: 'tcp', target: 80, published: 8080, mode: 'ingress' } as const;
const hostMode = { ...tcp, mode: 'host' } as const;

/** Where a port of a service that runs on the worker is opened. */
function opened(
  range: PortRange,
  {
    nodes = [worker, manager],
    running = ['worker'],
    ...around
  }: Partial<Omit<Surroundings, 'nodes'>> & {
    readonly nodes?: readonly (typeof worker)[];
    readonly running?: readonly string[];
  } = {},
): string | null {
  const service = aService('web', { ports: [range] });
  const [published] = publishedPorts(
    {
      services: new Map([[service.id, service]]),
      nodes: new Map(nodes.map((node) => [node.id, node])),
    },
    running.map((at) => aTask('t', { service: service.id, node: nodeId(at) })),
  );
  if (!published) return null;
  return publishedHost(published, {
    here: 'localhost',
    publishedHost: null,
    endpoint: socket,
    ...around,
    nodes: nodes.length,
  });
}

describe('by the routing mesh', () => {
  test.each<[string, Parameters<typeof opened>[1], string | null]>([
    [
      'Docker Desktop: the page’s own host',
      { nodes: [aNode('worker', { address: '192.168.65.3' })] },
      'localhost',
    ],
    ['behind NAT: the page’s own host', { here: 'swarm.example.com' }, 'swarm.example.com'],
    ['over IPv6', { here: '[fd00::7]' }, '[fd00::7]'],
    ['the demo', { endpoint: 'unix:///tmp/demo.sock' }, 'localhost'],
    ['a socket proxy beside the page', { endpoint: 'tcp://socket-proxy:2375' }, 'localhost'],
    ['… by Docker’s name for it', { endpoint: 'tcp://tasks.socket-proxy:2375' }, 'localhost'],
    ['Docker Desktop from a container', { endpoint: 'tcp://host.docker.internal:2375' }, 'localhost'],
    ['Docker by loopback', { endpoint: 'tcp://127.0.0.1:2375' }, 'localhost'],
    ['Docker by loopback over IPv6', { endpoint: 'tcp://[::1]:2375' }, 'localhost'],
    ['a swarm elsewhere: where Docker is', { endpoint: 'tcp://203.0.113.5:2376' }, '203.0.113.5'],
    ['… without a scheme', { endpoint: '203.0.113.5:2376' }, '203.0.113.5'],
    ['… over IPv6', { endpoint: 'tcp://[fd00::5]:2376' }, '[fd00::5]'],
    ['… by ssh', { endpoint: 'ssh://admin@swarm.example.com:22' }, 'swarm.example.com'],
    ['… by a node’s name', { endpoint: 'tcp://worker:2376' }, 'worker'],
    ['… by a name that ssh alone knows', { endpoint: 'ssh://pi' }, '10.0.0.9'],
    ['… while the page is at a node', { endpoint: 'ssh://pi', here: '10.0.0.2' }, '10.0.0.2'],
    ['a setting', { publishedHost: 'lb.example.com', endpoint: 'ssh://pi' }, 'lb.example.com'],
    ['a label', { nodes: [labelled(worker, 'pub.example.com'), manager] }, 'pub.example.com'],
    ['a label over IPv6', { nodes: [labelled(worker, 'fd00::8'), manager] }, '[fd00::8]'],
    ['a setting before a label', { nodes: [labelled(worker, 'a')], publishedHost: 'b' }, 'b'],
    ['a bad label', { nodes: [labelled(worker, 'javascript:alert(1)'), manager] }, 'localhost'],
    [
      'a label of a node that is down',
      { nodes: [{ ...labelled(manager, 'a'), state: 'down' }, worker] },
      'localhost',
    ],
    [
      'a label localhost, elsewhere',
      { nodes: [labelled(worker, 'localhost')], here: 'a.example' },
      'a.example',
    ],
    ['the page at 0.0.0.0', { here: '0.0.0.0' }, '10.0.0.9'],
    ['no page', { here: '' }, '10.0.0.9'],
    ['no task', { running: [] }, null],
    ['no node', { nodes: [{ ...worker, state: 'down' }] }, null],
  ])('%s', (_, around, expected) => expect(opened(tcp, around)).toBe(expected));
});

describe('in host mode', () => {
  test.each<[string, Parameters<typeof opened>[1], string | null]>([
    ['the node’s own address', {}, '10.0.0.2'],
    ['… of a manager at 0.0.0.0', { running: ['manager'] }, '10.0.0.9'],
    ['a label', { nodes: [labelled(worker, 'w.example.com'), manager] }, 'w.example.com'],
    ['no label of another node', { nodes: [worker, labelled(manager, 'm.example.com')] }, '10.0.0.2'],
    ['no setting for all nodes', { publishedHost: 'lb.example.com' }, '10.0.0.2'],
    ['the only node: as the mesh', { nodes: [aNode('worker', { address: '192.168.65.3' })] }, 'localhost'],
    ['the only node: a setting', { nodes: [worker], publishedHost: 'a.example' }, 'a.example'],
    ['the page at this node', { here: 'worker' }, 'worker'],
    [
      'an address that nobody else reaches',
      { nodes: [{ ...worker, address: 'fe80::1%eth0' }, manager] },
      null,
    ],
    ['loopback of another machine', { nodes: [{ ...worker, address: '127.0.0.1' }, manager] }, null],
    ['no task', { running: [] }, null],
  ])('%s', (_, around, expected) => expect(opened(hostMode, around)).toBe(expected));
});

test('what no browser speaks has no host', () => {
  expect(opened({ ...tcp, protocol: 'udp' })).toBeNull();
  expect(opened({ ...tcp, protocol: 'sctp' })).toBeNull();
  expect(opened({ ...tcp, published: 0 })).toBeNull();
  expect(opened({ ...tcp, count: 3 })).toBe('localhost');
});

test.each([
  [tcp, 'http://[fd00::8]:8080/'],
  [{ ...tcp, published: 443 }, 'https://[fd00::8]:443/'],
  [{ ...tcp, target: 443 }, 'https://[fd00::8]:8080/'],
])('%j: %s', (port, url) => expect(portUrl('[fd00::8]', port)).toBe(url));
