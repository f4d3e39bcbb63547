import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LIMITS } from './limits';

/** As the table writes a number, by what its name ends with. */
function written(name: string, value: number): string {
  if (name.includes('Bytes')) {
    const isMany = value >= 1024 * 1024;
    return isMany ? `${value / 1024 / 1024} MiB` : `${value / 1024} KiB`;
  }
  return name.endsWith('Ms') ? `${(value / 1_000).toLocaleString('en')} s` : value.toLocaleString('en');
}

/** By name; those of a part by both names. */
const numbers = (limits: object, within = ''): [name: string, value: number][] =>
  Object.entries(limits).flatMap(([key, value]): [string, number][] =>
    typeof value === 'number' ? [[within + key, value]] : numbers(value, `${within}${key}.`),
  );

it('docs/security.md lists each of them, as it is', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/security.md'), 'utf8');
  const rows = [...text.matchAll(/^\| [^|]+ \| ([^|]+) \| `([\w.]+)` \|$/gm)].map(([, number, name]) => [
    name,
    number,
  ]);
  expect(rows.length).toBeGreaterThan(20);
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(numbers(LIMITS).map(([name, value]) => [name, written(name, value)])),
  );
});
