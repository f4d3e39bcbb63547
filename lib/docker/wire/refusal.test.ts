import { expect, test } from 'vitest';
import { dockerError } from './docker-error';
import { failureKindOf } from './failure-kind';
import { refusal } from './refusal';
import type { Request } from './wire';

/** As HAProxy, and so docker-socket-proxy, says it. */
const PAGE =
  '<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n';
const FORBIDDEN = { status: 403, text: PAGE };

test.each<[Pick<Request, 'method' | 'path'>, string, string]>([
  [{ method: 'POST', path: '/services/abc/update' }, 'no-changes', 'POST=1 and SERVICES=1'],
  [{ method: 'DELETE', path: '/networks/abc' }, 'no-changes', 'POST=1 and NETWORKS=1'],
  [{ method: 'GET', path: '/secrets' }, 'withheld', 'SECRETS=1'],
  [{ method: 'GET', path: '/_ping' }, 'withheld', 'PING=1'],
])('%o that a socket proxy refuses names the settings that allow it', (request, kind, settings) => {
  const error = refusal(FORBIDDEN, request);
  expect(failureKindOf(error)).toBe(kind);
  expect(error.problem).toEqual({
    kind: 'proxy-forbidden',
    message: `${request.method} ${request.path} needs ${settings}: 403 Forbidden`,
  });
});

test('an authorization plugin of Docker’s own has its own words, and no settings', () => {
  const text = JSON.stringify({ message: 'authorization denied by plugin opa: no' });
  const error = refusal({ status: 403, text }, { method: 'POST', path: '/services/create' });
  expect(failureKindOf(error)).toBe('refused');
  expect(error.message).toBe('authorization denied by plugin opa: no');
});

test('a proxy whose Docker is away did nothing; no answer at all is no refusal', () => {
  const error = refusal({ status: 503, text: PAGE }, { method: 'POST', path: '/services/create' });
  expect(failureKindOf(error)).toBe('unavailable');
  expect(failureKindOf(dockerError('refused', 'nobody'))).toBe('unavailable');
});
