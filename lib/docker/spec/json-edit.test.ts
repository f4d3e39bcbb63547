import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementsAt, withValue } from './json-edit';

const path = fc.array(fc.constantFrom('a', 'b', 'A"', '__proto__x'), { minLength: 1, maxLength: 4 });
const object = fc.dictionary(fc.constantFrom('a', 'b', 'A"', 'c'), fc.jsonValue());
const indent = fc.constantFrom(undefined, 1, '\t');

/** What setting means, on parsed JSON. */
function set(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const record = isObject ? (value as Record<string, unknown>) : {};
  return { ...record, [key]: set(Object.hasOwn(record, key) ? record[key] : undefined, rest, to) };
}

describe('[A2] a value in a JSON text', () => {
  test('is put at any path, and nothing else changes', () => {
    fc.assert(
      fc.property(object, path, fc.jsonValue(), indent, (before, where, value, space) => {
        const edited = withValue(JSON.stringify(before, null, space), where, JSON.stringify(value));
        const plain: unknown = JSON.parse(JSON.stringify(before));
        expect(JSON.parse(edited)).toEqual(JSON.parse(JSON.stringify(set(plain, where, value))));
      }),
    );
  });

  test('leaves the bytes around it, numbers that JSON.parse would spoil too', () => {
    const text = '{ "Big":18446744073709551615,"T":{"x":1e3, "N":{}} }';
    expect(withValue(text, ['T', 'x'], '2')).toBe('{ "Big":18446744073709551615,"T":{"x":2, "N":{}} }');
    expect(withValue(text, ['T', 'N', 'y'], '[]')).toBe(
      '{ "Big":18446744073709551615,"T":{"x":1e3, "N":{"y":[]}} }',
    );
    expect(withValue(text, ['U', 'V'], 'true')).toBe(
      '{"U":{"V":true}, "Big":18446744073709551615,"T":{"x":1e3, "N":{}} }',
    );
    expect(withValue('{"T":null}', ['T', 'V'], '1')).toBe('{"T":{"V":1}}');
  });
});

test('the elements of an array keep their own texts', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), indent, (list, space) => {
      const text = JSON.stringify({ list }, null, space);
      const elements = elementsAt(text, ['list']);
      expect(elements.map((one) => JSON.parse(one))).toEqual(JSON.parse(JSON.stringify(list)));
      for (const element of elements) expect(text).toContain(element);
    }),
  );
  expect(elementsAt('{"list":[ 1e3 , "a,]\\"" ,{"b":[1,2]}]}', ['list'])).toEqual([
    '1e3',
    '"a,]\\""',
    '{"b":[1,2]}',
  ]);
  expect(elementsAt('{"list":null}', ['list'])).toEqual([]);
  expect(elementsAt('{}', ['list'])).toEqual([]);
});
