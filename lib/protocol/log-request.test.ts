import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logTime } from '@/lib/swarm/picture/log-line';
import { type LogRequest, logParameters, MOST_TAIL, parseLogRequest } from './log-request';

describe('log request', () => {
  test('is read as it was written', () => {
    const id = fc.stringMatching(/^[a-z0-9]{25}$/);
    const request: fc.Arbitrary<LogRequest> = fc.record({
      target: fc.record({ kind: fc.constantFrom('service', 'task'), id }) as fc.Arbitrary<
        LogRequest['target']
      >,
      tail: fc.option(fc.nat(MOST_TAIL)),
      since: fc.option(fc.nat().map((ms) => logTime(1_700_000_000_000 + ms))),
      follow: fc.boolean(),
      as: fc.constantFrom('lines', 'text'),
    });
    fc.assert(
      fc.property(request, (value) => {
        const written = logParameters(value).toString();
        expect(parseLogRequest(new URLSearchParams(written))).toEqual({ ok: true, value });
      }),
    );
  });

  test.each([
    ['', 'one of service and task'],
    ['service=a&task=b', 'one of service and task'],
    ['service=../../secrets', 'no id'],
    ['service=a%2Flogs', 'no id'],
    ['task=', 'no id'],
    ['task=a&tail=-1', 'tail'],
    ['task=a&tail=1e3', 'tail'],
    [`task=a&tail=${MOST_TAIL + 1}`, 'tail'],
    ['task=a&since=yesterday', 'since'],
    ['task=a&since=2026-13-01T00:00:00.000000000Z', 'since'],
    ['task=a&as=html', 'as'],
  ])('%s is refused [P5]', (query, why) => {
    const parsed = parseLogRequest(new URLSearchParams(query));
    expect(parsed.ok ? '' : parsed.error).toContain(why);
  });
});
