import type { Mistakes } from './mistakes';
import type { ListField } from './service-form';

/** Whether a field of a row of `list` is wrong, by the row's key. */
export function wrongRows(mistakes: Mistakes, list: ListField) {
  const wrong = new Set([...mistakes.keys()].map((field) => field.split('.').slice(0, 2).join('.')));
  return (key: string): boolean => wrong.has(`${list}.${key}`);
}
