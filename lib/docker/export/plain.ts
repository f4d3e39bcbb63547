import { stringRecord, texts } from '@/lib/base/json';

/** Values as a compose file must state them: each `$` twice, or it would begin a variable. Empty ones are left out. */

export const plain = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.replaceAll('$', '$$$$') : undefined;

export const plainAll = (value: unknown): readonly string[] | undefined =>
  orNone(texts(value).map((item) => plain(item) ?? ''));

/** Whether the docker CLI takes it as a name in a map: its schema wants a character that is no line break. */
export const isKey = (name: string): boolean => /[^\n]/.test(name);

export const plainRecord = (value: Readonly<Record<string, string>>): Record<string, string> | undefined => {
  const named = Object.entries(stringRecord(value)).filter(([key]) => isKey(key));
  const entries = named.map(([key, one]) => [key, plain(one) ?? ''] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
};

export const orNone = <T>(items: readonly T[]): readonly T[] | undefined =>
  items.length > 0 ? items : undefined;

/** Nanoseconds as Go and compose write them: `1m30s`, `100ms`; undefined where there are none stated. */
export function duration(nanoseconds: unknown): string | undefined {
  if (typeof nanoseconds !== 'number') return undefined;
  if (nanoseconds === 0) return '0s';
  for (const [unit, size] of UNITS) if (nanoseconds % size === 0) return `${nanoseconds / size}${unit}`;
  return `${nanoseconds}ns`;
}

const UNITS = [
  ['h', 3_600e9],
  ['m', 60e9],
  ['s', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
] as const;
