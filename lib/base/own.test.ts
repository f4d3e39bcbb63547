import { expect, it } from 'vitest';
import { own } from './own';

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  '%s is there only where it was put',
  (key) => {
    expect(own({}, key)).toBeUndefined();
    expect(own(Object.fromEntries([[key, 'x']]), key)).toBe('x');
  },
);
