import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lightPng, readPng } from './light-png';

/** A picture of the README, as a browser wrote it. */
const page = readFileSync(join(import.meta.dirname, '../../docs/images/grid.png'));

/** How far two pixels are from each other in the channel where they differ most. */
const distance = (a: number, b: number) =>
  Math.max(...[16, 8, 0].map((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255))));

describe('a light PNG', () => {
  const light = lightPng(page);
  const [before, after] = [readPng(page), readPng(light)];

  it('is the same picture, to the eye', () => {
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    const far = before.pixels.filter((pixel, i) => distance(pixel, after.pixels[i] ?? 0) > 32);
    expect(far.length / before.pixels.length).toBeLessThan(0.002);
    const equal = before.pixels.filter((pixel, i) => pixel === after.pixels[i]);
    expect(equal.length / before.pixels.length).toBeGreaterThan(0.95);
  });

  it('has at most 256 colours, and less than half of the bytes', () => {
    expect(new Set(before.pixels).size).toBeGreaterThan(256);
    expect(new Set(after.pixels).size).toBeLessThanOrEqual(256);
    expect(light.length).toBeLessThan(page.length / 2);
  });

  it('made light twice is the same', () => {
    const twice = readPng(lightPng(light)).pixels;
    expect(twice.every((pixel, i) => pixel === after.pixels[i])).toBe(true);
  });

  it('refuses what it cannot read, by name', () => {
    const interlaced = Buffer.from(page);
    interlaced[28] = 1;
    expect(() => readPng(interlaced)).toThrow('not read here');
  });
});
