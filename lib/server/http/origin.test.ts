import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isAllowedHost, isOwnOrigin } from './origin';

/** As mDNS announces this machine. */
const OWN_NAME = hostname().split('.')[0] ?? '';

describe('the name that a browser used', () => {
  it.each([
    'localhost:9000',
    'LOCALHOST',
    '127.0.0.1:9000',
    '[::1]:9000',
    '192.168.1.20:9000',
    'manager01:9000',
    `${OWN_NAME}.local:9000`,
    `${OWN_NAME.toUpperCase()}.LOCAL`,
    'swarm.home.arpa',
    'swarm.test',
    'a.localhost',
    'swarm.internal.',
    'swarm.example.com',
    'swarm.example.com:9000',
  ])('%s is fine', (host) => {
    expect(isAllowedHost(host, ['swarm.example.com'])).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example.org:9000',
    // Below .local anybody on the network may answer.
    'manager01.local:9000',
    `other-${OWN_NAME}.local`,
    `a.${OWN_NAME}.local`,
    'localhost.evil.example.org',
    '127.0.0.1.nip.io:9000',
    'swarm.example.com.evil.org',
    'local.',
    'a b.example.org',
    'localhost:9000@evil.example.org',
    'evil.example.org/localhost',
    'evil.example.org?localhost',
    'evil.example.org#localhost',
    'localhost:notaport',
  ])('%j is not', (host) => {
    const isLabel = host === 'local.';
    expect(isAllowedHost(host, ['swarm.example.com'])).toBe(isLabel);
  });
});

it('a name below .local is fine once configured', () => {
  expect(isAllowedHost('manager01.local:9000', ['manager01.local'])).toBe(true);
});

describe('the page that sent a request', () => {
  const own = (origin: string | undefined, host: string, allowed: string[] = [], whenAbsent = false) =>
    isOwnOrigin({ ...(origin === undefined ? {} : { origin }), host }, allowed, whenAbsent);

  it('is ours where origin and host agree', () => {
    expect(own('http://localhost:9000', 'localhost:9000')).toBe(true);
    expect(own('http://LOCALHOST:9000', 'localhost:9000')).toBe(true);
    expect(own('http://[::1]:9000', '[::1]:9000')).toBe(true);
  });

  it('is ours behind a proxy that ends TLS, with the default port or without', () => {
    expect(own('https://swarm.example.com', 'swarm.example.com')).toBe(true);
    expect(own('https://swarm.example.com', 'swarm.example.com:443')).toBe(true);
  });

  it('is ours behind a proxy that rewrites the host, once configured', () => {
    expect(own('https://swarm.example.com', 'localhost:9000')).toBe(false);
    expect(own('https://swarm.example.com', 'localhost:9000', ['swarm.example.com'])).toBe(true);
    expect(own('https://swarm.example.com:8443', 'localhost:9000', ['swarm.example.com'])).toBe(false);
    expect(own('https://swarm.example.com:8443', 'localhost:9000', ['swarm.example.com:8443'])).toBe(true);
  });

  it.each([
    'http://localhost:3000',
    'http://evil.example.org',
    'null',
    '',
    'file://',
    'chrome-extension://abc',
  ])('is not ours at %j', (origin) => {
    expect(own(origin, 'localhost:9000')).toBe(false);
  });

  it('without an origin is left to the caller, but never believed of another site', () => {
    expect(own(undefined, 'localhost:9000')).toBe(false);
    expect(own(undefined, 'localhost:9000', [], true)).toBe(true);
    expect(isOwnOrigin({ host: 'localhost:9000', 'sec-fetch-site': 'cross-site' }, [], true)).toBe(false);
  });
});
