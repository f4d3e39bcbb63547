import { compareNames } from '@/lib/base/compare';
import { object, text } from '@/lib/base/json';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { Step } from '@/lib/swarm/operations/outcome';
import { id, stackFilter } from '../parts/decode-parts';
import { ask } from '../wire/ask';
import type { Wire } from '../wire/wire';
import { readList } from './read-listing';

/** Something that carries a stack's label. */
export interface Member {
  readonly kind: Step['object'];
  readonly id: string;
  readonly name: string;
}

/** In the order in which `docker stack rm` removes them. */
export const MEMBER_KINDS = [
  'service',
  'secret',
  'config',
  'network',
] as const satisfies readonly Step['object'][];

export const memberPath = (kind: Step['object'], memberId: string): string =>
  `/${kind}s/${encodeURIComponent(memberId)}`;

/** What of one kind carries the stack's label, by name. */
export async function stackMembers(
  wire: Wire,
  kind: Step['object'],
  stack: StackName,
  signal: AbortSignal,
): Promise<readonly Member[]> {
  const filters = stackFilter(stack);
  const { text: found } = await ask(wire, { method: 'GET', path: `/${kind}s`, query: { filters } }, signal);
  const { items } = readList(found, { decode: (value) => decodeMember(kind, value) });
  return [...items].sort((a, b) => compareNames(a.name, b.name));
}

/** Networks have their id and name elsewhere than the versioned objects. */
function decodeMember(kind: Step['object'], value: unknown): Member | null {
  const record = object(value);
  const memberId = id<string>(record.ID ?? record.Id);
  if (memberId === null) return null;
  return { kind, id: memberId, name: text(object(record.Spec).Name) || text(record.Name) || memberId };
}
