import { expect, it } from 'vitest';
import { readCookie } from './cookie';

it.each([
  ['a=1', '1'],
  ['b=2; a=1; c=3', '1'],
  ['b=2;a=1 ', '1'],
  ['  a=x=y; a=2', 'x=y'],
  ['a=; b=1', ''],
  ['ba=1; b=a=1', undefined],
  ['ba=1; a=2', '2'],
  ['A=1', undefined],
  ['a', undefined],
  ['', undefined],
  [undefined, undefined],
])('in %j a is %j', (header, value) => expect(readCookie(header, 'a')).toBe(value));
