/** Chance that repeats itself for the same seed. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** A Swarm id: 25 characters, base 36. */
  id(): string;
  /** A container id: 64 hexadecimal characters. */
  hex(): string;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** By mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed;

  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };

  const text = (length: number, base: number) => {
    let made = '';
    for (let n = 0; n < length; n++) made += DIGITS[Math.floor(next() * base)];
    return made;
  };

  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    id: () => text(25, 36),
    hex: () => text(64, 16),
  };
}
