import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LIMITS } from '../limits/limits';
import type { AuditEntry } from './audit-log';
import { countRefusals } from './count-refusals';

const REFUSAL: AuditEntry = {
  who: null,
  session: null,
  from: '192.0.2.1',
  what: 'scale-service',
  on: null,
  outcome: 'signed-out',
  message: '',
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aLog() {
  const lines: AuditEntry[] = [];
  const log = countRefusals({
    failure: null,
    record() {},
    permit: () => null,
    note: (entry) => void lines.push(entry),
    reopen() {},
    close() {},
  });
  return { log, lines };
}
const EACH = LIMITS.refusalsEachPerMinute;

it('writes the first of a minute, and counts the rest at its end', () => {
  const { log, lines } = aLog();
  for (let n = 0; n < 400; n += 1) log.refused(REFUSAL);
  log.refused({ ...REFUSAL, outcome: 'invalid' });
  expect(lines).toHaveLength(EACH);
  vi.advanceTimersByTime(60_000);
  expect(lines.slice(EACH)).toEqual([
    {
      ...REFUSAL,
      what: 'refusals',
      on: { 'signed-out': 400 - EACH, invalid: 1 },
      outcome: 'refused',
      message: `and ${401 - EACH} more in a minute`,
    },
  ]);
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(EACH + 1);
  log.refused(REFUSAL);
  expect(lines.at(-1)).toEqual(REFUSAL);
});

it('counts an account, and a network of IPv6, as one', () => {
  const { log, lines } = aLog();
  for (let n = 0; n < 20; n += 1) log.refused({ ...REFUSAL, from: `2001:db8::${n}` });
  expect(lines).toHaveLength(EACH);
  for (let n = 0; n < 20; n += 1) log.refused({ ...REFUSAL, who: 'ben', from: `192.0.2.${n}` });
  expect(lines).toHaveLength(2 * EACH);
});

it('is bounded however many addresses there are', () => {
  const { log, lines } = aLog();
  for (let n = 0; n < 20_000; n += 1) {
    for (let again = 0; again < 2 * EACH; again += 1)
      log.refused({ ...REFUSAL, from: `10.1.${n >> 8}.${n & 255}` });
  }
  expect(lines).toHaveLength(LIMITS.refusalsPerMinute);
  vi.advanceTimersByTime(60_000);
  expect(lines.length).toBeLessThanOrEqual(LIMITS.refusalsPerMinute + LIMITS.refusalsCountedEach + 1);
  const told = lines.flatMap(({ on }) => Object.values(on ?? {}));
  expect(told.reduce((sum: number, each) => sum + Number(each), LIMITS.refusalsPerMinute)).toBe(
    40_000 * EACH,
  );
});

it('tells what it counted when it ends', () => {
  const { log, lines } = aLog();
  for (let n = 0; n < EACH + 1; n += 1) log.refused(REFUSAL);
  log.close();
  expect(lines.at(-1)).toMatchObject({ what: 'refusals', on: { 'signed-out': 1 } });
});
