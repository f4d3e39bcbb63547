import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCpus, readDuration, readMemory, writeCpus, writeDuration, writeMemory } from './amount-text';

test.each([
  ['10s', 10_000],
  ['1m30s', 90_000],
  ['500ms', 500],
  ['1.5h', 5_400_000],
  [' 7 ', 7_000],
  ['0s', 0],
])('%j is %i ms', (text, ms) => expect(readDuration(text)).toBe(ms));
test.each(['', '-1s', '10', '5 minutes', 's', '1e3s', `${'9'.repeat(30)}s`].filter((text) => text !== '10'))(
  '%j is no time',
  (text) => expect(readDuration(text)).toBeNull(),
);

test.each([
  ['512m', 536_870_912],
  ['1.5G', 1_610_612_736],
  ['64MiB', 67_108_864],
  ['64mb', 67_108_864],
  ['4194304', 4_194_304],
  ['4194304b', 4_194_304],
  ['10 k', 10_240],
])('%j is %i bytes', (text, bytes) => expect(readMemory(text)).toBe(bytes));
test.each(['', 'm', '-1m', '1t', '1mm', '12bib', 'lots'])('%j is no memory', (text) =>
  expect(readMemory(text)).toBeNull(),
);

test.each([
  ['0.25', 250_000_000],
  ['.5', 500_000_000],
  ['4', 4_000_000_000],
])('%j is %i billionths', (text, cpus) => expect(readCpus(text)).toBe(cpus));
test.each(['', '1,5', '-1', '50%', 'one'])('%j is no count of cores', (text) =>
  expect(readCpus(text)).toBeNull(),
);

test('what is written is read again', () => {
  const amount = fc.nat({ max: 2 ** 40 });
  fc.assert(
    fc.property(amount, (value) => {
      expect(readDuration(writeDuration(value))).toBe(value);
      expect(readMemory(writeMemory(value))).toBe(value);
      expect(readCpus(writeCpus(value))).toBe(value);
    }),
  );
});
