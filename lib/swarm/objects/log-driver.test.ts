import { expect, test } from 'vitest';
import { isUnreadable, readBackOf } from './log-driver';

test.each([
  ['none', false, 'never'],
  ['none', true, 'never'],
  ['json-file', true, 'always'],
  ['local', false, 'always'],
  ['journald', false, 'always'],
  ['gelf', false, 'copied'],
  ['splunk', true, 'uncopied'],
  ['grafana/loki:latest', true, 'copied'],
  ['toString', true, 'copied'],
  ['', false, 'default'],
] as const)('what goes to %j (no copy: %s) can be read back: %s', (name, isCacheOff, expected) =>
  expect(readBackOf({ name, isCacheOff })).toBe(expected),
);

test('Docker’s words are known in whatever they are wrapped', () => {
  expect(isUnreadable('rpc error: configured logging driver does not support reading')).toBe(true);
  expect(isUnreadable('incomplete log stream')).toBe(false);
});
