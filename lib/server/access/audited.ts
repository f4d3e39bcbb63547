import type { Cluster } from '@/lib/swarm/objects/cluster';
import { type Named, nameOf } from '@/lib/swarm/operations/subject';
import type { AuditEntry } from './audit-log';
import type { Asker } from './whom';

/** A line of the audit log on what `asker` asked; `message` absent: none. */
export const auditEntry = (
  { session, from }: Asker,
  asked: Pick<AuditEntry, 'what' | 'on' | 'outcome'> & Partial<Pick<AuditEntry, 'message'>>,
): AuditEntry => ({
  who: session?.name ?? null,
  session: session?.id ?? null,
  from,
  message: '',
  ...asked,
});

/** What the audit log holds of what somebody asked: these fields, and its name in the picture. */
export function auditedOf(
  asked: Named,
  fields: readonly string[],
  cluster: Cluster,
): NonNullable<AuditEntry['on']> {
  const name = nameOf(asked, cluster);
  const held = Object.entries(asked).filter(([field]) => fields.includes(field));
  return { ...Object.fromEntries(held), ...(name === undefined ? {} : { name }) };
}
