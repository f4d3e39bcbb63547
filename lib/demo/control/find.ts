import type { Meta } from '../objects/wire';
import type { Table } from '../store/table';
import { ApiError, notFound } from './api-error';

/** By whole id, else by name, else by the beginning of an id if only one begins so. Throws 404, or 400. */
export function find<T extends Meta>(
  kind: string,
  table: Table<T>,
  id: string,
  nameOf: (object: T) => string,
): T {
  const exact = table.get(id);
  if (exact) return exact;
  const named: T[] = [];
  const begun: T[] = [];
  for (const object of table.all()) {
    if (nameOf(object) === id) named.push(object);
    else if (id !== '' && object.ID.startsWith(id)) begun.push(object);
  }
  const matches = named.length > 0 ? named : begun;
  const [match] = matches;
  if (!match) throw notFound(kind, id);
  if (matches.length > 1)
    throw new ApiError(400, `${kind} ${id} is ambiguous (${matches.length} matches found)`);
  return match;
}
