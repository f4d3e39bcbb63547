import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';
import { FULL, QUICK, SIZES } from './budget';

describe('the command line', () => {
  it('asks for everything unless it says otherwise', () => {
    const asked = readArguments([]);
    expect(asked).toMatchObject({ sizes: SIZES, effort: FULL, crowd: true, soak: false, write: false });
    expect(asked.parts).toContain('churn');
  });
  it('may ask for parts', () => {
    expect(readArguments(['--only', 'idle,paint', '--size', '30000,12', '--quick'])).toMatchObject({
      parts: ['idle', 'paint'],
      sizes: [{ tasks: 12 }, { tasks: 30_000 }],
      effort: QUICK,
      crowd: false,
    });
  });
  it('may ask for the crowd, which has one size, alone', () => {
    expect(readArguments(['--only', 'crowd'])).toMatchObject({ parts: [], crowd: true });
    expect(readArguments(['--size', '12'])).toMatchObject({ crowd: false });
  });
  it.each([
    [['--only', 'tea'], 'tea'],
    [['--only', ''], '--only'],
    [['--size', '13'], '13'],
    [['--quik'], '--quik'],
    [['--write', '--quick'], '--write'],
    [['--write', '--size', '12'], '--write'],
  ])('%j is refused', (args, words) => {
    expect(() => readArguments(args)).toThrow(words);
  });
});
