import { keysOf } from '@/lib/base/keys';
import { isJob, type ServiceMode } from '../objects/service';
import type { ChangedField, ServiceChanges, ServiceDefinition } from '../objects/service-definition';

/** A field of a service's spec. */
export type SpecField = Exclude<keyof ServiceDefinition, 'edition'>;

/**
 * What a change of a field does to the tasks that run. all: each is replaced; some: those on nodes that the new
 * constraints shut out; none: they run on.
 */
export const EFFECTS: { readonly [F in SpecField]: 'all' | 'some' | 'none' } = {
  name: 'none',
  labels: 'none',
  mode: 'none',
  update: 'none',
  rollback: 'none',
  constraints: 'some',
  image: 'all',
  command: 'all',
  args: 'all',
  env: 'all',
  user: 'all',
  workdir: 'all',
  hostname: 'all',
  stopSignal: 'all',
  stopGracePeriod: 'all',
  isReadOnly: 'all',
  hasInit: 'all',
  hosts: 'all',
  healthcheck: 'all',
  mounts: 'all',
  secrets: 'all',
  configs: 'all',
  containerLabels: 'all',
  logDriver: 'all',
  restart: 'all',
  reservations: 'all',
  limits: 'all',
  preferences: 'all',
  maxReplicasPerNode: 'all',
  networks: 'all',
  ports: 'all',
  endpointMode: 'all',
  forcedUpdates: 'all',
};

/** What an edit does to the tasks that run. again: a job starts over at any change. */
export function editEffect(mode: ServiceMode, changes: ServiceChanges): 'all' | 'some' | 'none' | 'again' {
  const effects = changedFields(changes).map((field) => EFFECTS[field]);
  if (effects.length > 0 && isJob(mode)) return 'again';
  return (['all', 'some'] as const).find((effect) => effects.includes(effect)) ?? 'none';
}

export const changedFields = (changes: ServiceChanges): readonly ChangedField[] =>
  keysOf(changes).filter((field) => changes[field] !== undefined);
