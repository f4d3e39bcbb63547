import { expect, it } from 'vitest';
import { explainStartFailure, urlOf, welcome } from './start-words';

it.each([
  ['localhost', 9000, 'http://localhost:9000'],
  // At the other loopback address somebody else may listen.
  ['127.0.0.1', 9000, 'http://127.0.0.1:9000'],
  ['::1', 9000, 'http://[::1]:9000'],
  ['0.0.0.0', 80, 'http://127.0.0.1'],
  ['::', 9000, 'http://localhost:9000'],
  ['192.0.2.7', 9000, 'http://192.0.2.7:9000'],
  ['2001:db8::7', 9000, 'http://[2001:db8::7]:9000'],
])('HOST=%s PORT=%i is opened at %s', (host, port, url) => {
  expect(urlOf(host, port)).toBe(url);
});

it('the operator reads the address, how to reach the demo swarm, and the link', () => {
  const words = welcome(
    { url: 'http://localhost:9000', signInLink: 'http://localhost:9000/sign-in?token=x' },
    { kind: 'demo', endpoint: 'unix:///tmp/demo.sock' },
  ).join('\n');
  expect(words).toContain('http://localhost:9000\n');
  expect(words).toContain('docker -H unix:///tmp/demo.sock node ls');
  expect(words).toContain('/sign-in?token=x');
});

const SOURCE = { kind: 'demo', socketPath: '/tmp/demo.sock', calm: true } as const;

it.each([
  [
    { code: 'EADDRINUSE', syscall: 'listen', address: '127.0.0.1', port: 9000 },
    /^Port 9000 is in use\. Stop what listens at 127\.0\.0\.1:9000,/,
  ],
  [
    { code: 'EADDRINUSE', syscall: 'listen', address: '::1', port: 9000 },
    /^Port 9000 is in use\..* at \[::1\]:9000,/,
  ],
  [{ code: 'EACCES', syscall: 'listen', address: '127.0.0.1', port: 80 }, /not for this user/],
  [{ code: 'EADDRNOTAVAIL', syscall: 'listen', address: '192.0.2.9', port: 9000 }, /no such address/],
  [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, /no such address/],
  // A unix socket that is taken is not the port, whatever Node says of its port.
  [
    { code: 'EADDRINUSE', syscall: 'listen', address: '/tmp/demo.sock', port: -1 },
    /^DEMO_SOCKET=\/tmp\/demo.sock/,
  ],
])('explains %j in one line, as a mistake of the configuration', (properties, words) => {
  const failure = Object.assign(new Error('boom'), properties);
  const { exitCode, lines } = explainStartFailure(failure, { port: 9000, host: '192.0.2.9', source: SOURCE });
  expect(exitCode).toBe(78);
  expect(lines).toEqual([expect.stringMatching(words)]);
});

it('tells the whole story of what it does not know', () => {
  const told = explainStartFailure(new Error('boom'), { port: 9000, host: 'localhost', source: SOURCE });
  expect(told).toEqual({ exitCode: 1, lines: [expect.stringMatching(/boom\n.*start-words\.test/)] });
});
