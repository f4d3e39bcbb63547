/** Readers of foreign JSON: each takes anything, and gives its own kind of value or the empty one. None throws. */

export type Json = Readonly<Record<string, unknown>>;

const NOTHING: Json = Object.freeze({});

export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json) // just checked
    : NOTHING;

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A finite number, else 0. */
export const number = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : 0;

export const texts = (value: unknown): string[] =>
  list(value).filter((item): item is string => typeof item === 'string');

/** `value` where it is one of `choices`, else null. */
export const choice = <const T extends string>(value: unknown, choices: readonly T[]): T | null =>
  choices.find((one) => one === value) ?? null;

/** A record of strings; other values are left out. */
export const stringRecord = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(object(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
