import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressOf, admit, isSecure, trustIn } from './door';

interface Asked {
  readonly url?: string;
  readonly peer?: string;
  readonly root?: string;
  readonly trust?: readonly string[];
}

function admitted(
  headers: Record<string, string>,
  { url = '/', peer = '10.0.0.9', root = '', trust = [] }: Asked = {},
) {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), 'remoteAddress', { value: peer }));
  Object.assign(request.headers, { host: 'swarmscope:8080' }, headers);
  request.url = url;
  admit(request, root, trustIn(trust));
  return request;
}

describe('the root', () => {
  it.each([
    ['/', '', '/'],
    ['/services?q=1', '', '/services?q=1'],
    ['/swarm', '/swarm', '/'],
    ['/swarm/', '/swarm', '/'],
    ['/swarm?q=1', '/swarm', '/?q=1'],
    ['/swarm/services/1?q', '/swarm', '/services/1?q'],
    ['/a/b/socket.io/?EIO=4', '/a/b', '/socket.io/?EIO=4'],
    // A proxy cut it off.
    ['/services', '/swarm', '/services'],
    ['/', '/swarm', '/'],
    // Not the root, only the same letters.
    ['/swarms', '/swarm', '/swarms'],
    ['/swarm.js', '/swarm', '/swarm.js'],
  ])('%s under %j is %s', (url, root, inside) => {
    expect(admitted({}, { url, root }).url).toBe(inside);
  });
});

describe('what a proxy says', () => {
  const forwarded = {
    'x-forwarded-for': '203.0.113.5, 198.51.100.7',
    'x-forwarded-host': 'swarm.example.com',
    'x-forwarded-proto': 'https',
  };

  it('is not believed of who is not trusted', () => {
    const request = admitted(forwarded);
    expect(addressOf(request)).toBe('10.0.0.9');
    expect(request.headers.host).toBe('swarmscope:8080');
    expect(isSecure(request)).toBe(false);
  });

  it('is believed of who is, as far as trust goes', () => {
    const request = admitted(forwarded, { trust: ['10.0.0.0/8'] });
    expect(addressOf(request)).toBe('198.51.100.7');
    expect(request.headers.host).toBe('swarm.example.com');
    expect(isSecure(request)).toBe(true);
    expect(addressOf(admitted(forwarded, { trust: ['uniquelocal', '198.51.100.7'] }))).toBe('203.0.113.5');
    expect(addressOf(admitted(forwarded, { trust: ['all'] }))).toBe('203.0.113.5');
  });

  it('that is no address leaves the proxy’s own', () => {
    const request = admitted({ 'x-forwarded-for': 'unknown"><img>' }, { trust: ['all'] });
    expect(addressOf(request)).toBe('10.0.0.9');
  });

  it('of several proxies, the first named is the one that the browser asked', () => {
    const chain = { 'x-forwarded-host': 'a.example.com, b.internal', 'x-forwarded-proto': 'https,http' };
    const request = admitted(chain, { trust: ['all'] });
    expect(request.headers.host).toBe('a.example.com');
    expect(isSecure(request)).toBe(true);
  });
});

it('an address is told in its own family', () => {
  expect(addressOf(admitted({}, { peer: '::ffff:192.0.2.1' }))).toBe('192.0.2.1');
  expect(addressOf(admitted({}, { peer: '2001:db8::1' }))).toBe('2001:db8::1');
  expect(addressOf(admitted({ 'x-forwarded-for': '1.2.3.4' }, { peer: '' }))).toBe('');
});

it('a proxy that is no address, range or preset is not taken', () => {
  for (const odd of ['nginx', '10.0.0.0/33', '10.0.0']) expect(() => trustIn([odd]), odd).toThrow();
});
