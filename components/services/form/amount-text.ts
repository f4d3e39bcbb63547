/** Amounts as the docker CLI's flags take them. Readers give null for what is none; writers give what readers read. */

const DURATION_UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** `1m30s`, `500ms`; a bare number is seconds. In ms. */
export function readDuration(text: string): number | null {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return whole(Number(trimmed) * 1_000);
  if (!/^(\d+(\.\d+)?(h|ms|m|s))+$/.test(trimmed)) return null;
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(/([\d.]+)(h|ms|m|s)/g))
    total += Number(amount) * (DURATION_UNITS.find(([name]) => name === unit)?.[1] ?? Number.NaN);
  return whole(total);
}

export function writeDuration(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  return DURATION_UNITS.map(([name, size]) => {
    const count = name === 'ms' ? rest : Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? `${count}${name}` : '';
  }).join('');
}

const MEMORY_UNITS = [
  ['g', 1024 ** 3],
  ['m', 1024 ** 2],
  ['k', 1024],
  ['b', 1],
] as const;

/** `512m`, `1.5g`, `64MiB`; a bare number is bytes. In bytes. */
export function readMemory(text: string): number | null {
  const [, amount, unit = 'b'] = /^(\d+(?:\.\d+)?)\s*([bkmg])?(?:(?<=[kmg])i?b)?$/i.exec(text.trim()) ?? [];
  if (amount === undefined) return null;
  const size = MEMORY_UNITS.find(([name]) => name === (unit || 'b').toLowerCase())?.[1] ?? 1;
  return whole(Number(amount) * size);
}

export function writeMemory(bytes: number): string {
  const [name, size] = MEMORY_UNITS.find(([, each]) => bytes % each === 0) ?? (['b', 1] as const);
  return `${bytes / size}${name}`;
}

/** `0.25`; in billionths of a core. */
export function readCpus(text: string): number | null {
  return /^\d*\.?\d+$/.test(text.trim()) ? whole(Number(text.trim()) * 1e9) : null;
}

export const writeCpus = (nanoCpus: number): string => (nanoCpus / 1e9).toFixed(9).replace(/\.?0+$/, '');

const whole = (value: number): number | null => {
  const rounded = Math.round(value);
  return Number.isSafeInteger(rounded) ? rounded : null;
};
