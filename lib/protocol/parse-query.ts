import { err, ok, type Result } from '@/lib/base/result';
import { QUERIES, type Query, type QueryKind } from '@/lib/swarm/operations/query';
import { isBounded, TOO_LARGE } from './bounded';
import { kindOf, mistakesIn } from './fields';
import { schemasOf } from './schemas-of';

const SCHEMAS = schemasOf(QUERIES);

/** The kind of what may be a query; null where it is none that we know. Looks at nothing else of it. */
export const queryKindOf = (input: unknown): QueryKind | null => kindOf(input, SCHEMAS);

/** Reads what a browser sent as a query; the error says what is wrong with it. [P5] */
export function parseQuery(input: unknown): Result<Query, string> {
  const kind = queryKindOf(input);
  if (kind === null) return err('this is no query');
  if (!isBounded(input)) return err(TOO_LARGE);
  const query = SCHEMAS[kind].safeParse(input);
  return query.success ? ok(query.data) : err(mistakesIn(query.error));
}
