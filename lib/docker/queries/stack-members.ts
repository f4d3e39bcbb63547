import type { QueryOf, StackMember } from '@/lib/swarm/operations/query';
import { MEMBER_KINDS, stackMembers } from '../read/stack-members';
import type { Wire } from '../wire/wire';

/** All that carries a stack's label, in the order in which removing it goes. */
export async function readStackMembers(
  wire: Wire,
  { stack }: QueryOf<'stack-members'>,
  signal: AbortSignal,
): Promise<readonly StackMember[]> {
  const kinds = await Promise.all(MEMBER_KINDS.map((kind) => stackMembers(wire, kind, stack, signal)));
  return kinds.flat().map(({ kind, id, name }) => ({ object: kind, id, name }));
}
