import { err, ok, type Result } from '@/lib/base/result';
import { ACTIONS, type Action, type ActionKind } from '@/lib/swarm/operations/action';
import { isBounded, TOO_LARGE } from './bounded';
import { kindOf, mistakesIn } from './fields';
import { schemasOf } from './schemas-of';

const SCHEMAS = schemasOf(ACTIONS);

/** The kind of what may be an action; null where it is none that we know. Looks at nothing else of it. */
export const actionKindOf = (input: unknown): ActionKind | null => kindOf(input, SCHEMAS);

/** Reads what a browser sent as an action; the error says what is wrong with it. [P5] */
export function parseAction(input: unknown): Result<Action, string> {
  const kind = actionKindOf(input);
  if (kind === null) return err('this is no action');
  if (!isBounded(input)) return err(TOO_LARGE);
  const action = SCHEMAS[kind].safeParse(input);
  return action.success ? ok(action.data) : err(mistakesIn(action.error));
}
