import { expect, test } from 'vitest';
import { createPool } from './pool';

test('what was made once is handed out again', () => {
  const made: string[] = [];
  const pool = createPool((text) => {
    made.push(text);
    return { text };
  });
  expect(pool('a')).toBe(pool('a'));
  expect(pool('b')).toEqual({ text: 'b' });
  expect(made).toEqual(['a', 'b']);
});

test('never holds more than it may, whatever comes', () => {
  let made = 0;
  const pool = createPool(() => {
    made += 1;
    return made;
  });
  for (let n = 0; n < 50_000; n++) pool(`${n}`);
  expect(pool('0')).toBe(1);
  pool('one more');
  expect(pool('0')).toBe(50_002);
});
