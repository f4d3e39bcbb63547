import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNoChange, labelChange, labelMistake, withLabels } from './node-label';

test.each([
  ['zone', 'a', null],
  ['com.example.rack-7', '', null],
  ['', 'a', 'no-name'],
  ['two words', '', 'name'],
  ['a=b', '', 'name'],
  ['ゾーン', 'a', 'name'],
  ['x'.repeat(256), '', 'long'],
  ['zone', 'x'.repeat(256), 'long'],
  ['zone', 'two\nlines', 'value'],
] as const)('%s=%s: %s', (name, value, mistake) => {
  expect(labelMistake(name, value)).toBe(mistake);
});

const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'toString'), fc.string());

test('a change leads from one to the other, and back', () => {
  fc.assert(
    fc.property(labels, labels, (before, after) => {
      const change = labelChange(before, new Map(Object.entries(after)));
      expect(Object.entries(withLabels(before, change)).sort()).toEqual(Object.entries(after).sort());
      expect(isNoChange(labelChange(after, new Map(Object.entries(after))))).toBe(true);
    }),
  );
});

test('what stays is not named, so that others may change it meanwhile', () => {
  expect(
    labelChange(
      { a: '1', b: '2', c: '3' },
      new Map([
        ['a', '1'],
        ['b', '9'],
        ['d', '4'],
      ]),
    ),
  ).toEqual({ put: { b: '9', d: '4' }, remove: ['c'] });
});
