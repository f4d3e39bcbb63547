const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Chance that repeats itself for the same seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** A Swarm id: 25 characters, base 36. */
  id(): string {
    return this.text(25, 36);
  }

  /** A container id: 64 hexadecimal characters. */
  hex(): string {
    return this.text(64, 16);
  }

  private text(length: number, base: number): string {
    let text = '';
    for (let n = 0; n < length; n++) text += DIGITS[Math.floor(this.next() * base)];
    return text;
  }
}
