import type { TaskFilter } from './engine';

/** Docker's form of a filter: each key to a set of values, any of which will do. */
export type Filters = Readonly<Record<string, Readonly<Record<string, true>>>>;

const set = (values: readonly string[]): Record<string, true> =>
  Object.fromEntries(values.map((value) => [value, true]));

/**
 * The `filters` of `/tasks`. Docker adds a filter by runtime where none is named, and then reads every task of the
 * swarm, whatever else is asked; an empty one named by us lets it use its indexes.
 */
export function taskFilters(filter: TaskFilter, indexed: boolean): Filters | null {
  const filters: Record<string, Record<string, true>> = {
    ...(filter.services && { service: set(filter.services) }),
    ...(filter.nodes && { node: set(filter.nodes) }),
    ...(filter.ids && { id: set(filter.ids) }),
    ...(filter.desired && { 'desired-state': set(filter.desired) }),
  };
  if (Object.keys(filters).length === 0) return null;
  return indexed ? { runtime: {}, ...filters } : filters;
}
