import type { Mistakes } from './mistakes';

/** Whether a field of a row of `list` is wrong, by the row's key. */
export function wrongRows(mistakes: Mistakes, list: 'ports' | 'mounts' | 'constraints' | 'env' | 'generic') {
  const wrong = new Set([...mistakes.keys()].map((field) => field.split('.').slice(0, 2).join('.')));
  return (key: string): boolean => wrong.has(`${list}.${key}`);
}
