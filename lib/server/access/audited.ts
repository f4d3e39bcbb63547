import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { ActionKind } from '@/lib/swarm/operations/action';
import type { ActionOf } from '@/lib/swarm/operations/action-rules';
import type { QueryKind, QueryOf } from '@/lib/swarm/operations/query';
import { type Named, nameOf } from '@/lib/swarm/operations/subject';
import type { AuditEntry } from './audit-log';
import type { Asker } from './whom';

/** The fields of each action that the audit log holds. Never what a person typed in secret. */
export const AUDITED_ACTIONS: {
  readonly [K in ActionKind]: readonly Exclude<keyof ActionOf<K>, 'kind'>[];
} = {
  'scale-service': ['service', 'replicas'],
  'create-service': ['name', 'image'],
  'edit-service': ['service'],
  'update-image': ['service', 'image'],
  'restart-service': ['service'],
  'roll-back-service': ['service'],
  'resume-update': ['service'],
  'remove-service': ['service'],
  'remove-stack': ['stack'],
  'deploy-stack': ['stack', 'prune'],
  'stop-stack': ['stack'],
  'start-stack': ['stack'],
  'create-network': ['name', 'attachable', 'encrypted', 'internal', 'subnet'],
  'remove-network': ['network'],
  'create-secret': ['name'],
  'create-config': ['name'],
  'remove-secret': ['id', 'name'],
  'remove-config': ['id', 'name'],
  'set-node-availability': ['node', 'availability'],
  'set-node-role': ['node', 'role'],
  'set-node-labels': ['node', 'put', 'remove'],
  'remove-node': ['node'],
  'rotate-join-token': ['role'],
};

/** The same of queries; null for what is not written down: it tells no more than the picture does. */
export const AUDITED_QUERIES: {
  readonly [K in QueryKind]: readonly Exclude<keyof QueryOf<K>, 'kind'>[] | null;
} = {
  task: null,
  service: null,
  'environment-value': ['service', 'variable'],
  repositories: null,
  'repository-tags': null,
  'stack-members': null,
  'plan-stack': null,
  'export-stack': ['stack', 'withValues'],
  secrets: null,
  configs: null,
  'config-contents': ['config'],
  'service-addresses': null,
  'join-command': ['role'],
  'node-plugins': null,
};

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
