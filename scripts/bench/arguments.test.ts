import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';
import { FULL, QUICK, SIZES } from './budget';

describe('the command line', () => {
  it('asks for everything unless it says otherwise', () => {
    const asked = readArguments([]);
    expect(asked).toMatchObject({
      sizes: SIZES,
      effort: FULL,
      crowd: true,
      siege: true,
      soak: false,
      write: false,
    });
    expect(asked.parts).toContain('churn');
  });
  it('may ask for parts', () => {
    expect(readArguments(['--only', 'idle,paint', '--size', '30000,12', '--quick'])).toMatchObject({
      parts: ['idle', 'paint'],
      sizes: [{ tasks: 12 }, { tasks: 30_000 }],
      effort: QUICK,
      crowd: false,
      siege: false,
    });
  });
  it('may ask for what has one size alone', () => {
    expect(readArguments(['--only', 'crowd'])).toMatchObject({ parts: [], crowd: true, siege: false });
    expect(readArguments(['--only', 'siege'])).toMatchObject({ parts: [], crowd: false, siege: true });
    expect(readArguments(['--only', 'compose'])).toMatchObject({ parts: [], compose: true, crowd: false });
    expect(readArguments(['--size', '12'])).toMatchObject({ crowd: false, compose: false });
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
