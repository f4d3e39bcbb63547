import { expect, it } from 'vitest';
import { sameJson } from './equal';

it.each([
  ['{"a":1,"b":[2]}', '{"b":[2],"a":1}', true],
  ['{"a":1}', '{"a":1,"b":2}', false],
  // What every object inherits is in none.
  ['{"__proto__":{}}', '{"a":1}', false],
  ['{"__proto__":{}}', '{"__proto__":{}}', true],
  ['{"toString":"x"}', '{"a":"x"}', false],
])('%s and %s: %s', (a, b, same) => {
  expect(sameJson(JSON.parse(a), JSON.parse(b))).toBe(same);
});
