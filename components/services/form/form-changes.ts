import { sameJson } from '@/lib/base/equal';
import { keysOf } from '@/lib/base/keys';
import { joinPorts } from '@/lib/swarm/objects/port-range';
import type {
  Edited,
  ServiceChanges,
  ServiceDefinition,
  ServiceFields,
} from '@/lib/swarm/objects/service-definition';
import type { ReadForm } from './read-form';

/** What of the form is other than the service that it was opened on. */
export function formChanges(
  { fields, variables, removed }: ReadForm,
  opened: ServiceDefinition,
): ServiceChanges {
  const before = { ...opened, ports: opened.ports.map(atPlace), mounts: opened.mounts.map(atPlace) };
  const isSame = (field: keyof ServiceFields) =>
    sameJson(fields[field], before[field]) ||
    // However the ports stand in rows, the same ports are no change.
    (field === 'ports' && sameJson(joinPorts(fields.ports), opened.ports));
  const changed = keysOf(fields).filter((field) => !isSame(field));
  const hasEnv = Object.keys(variables).length > 0 || removed.length > 0;
  return {
    ...Object.fromEntries(changed.map((field) => [field, fields[field]])),
    ...(hasEnv && { env: { set: variables, remove: removed } }),
  };
}

const atPlace = <T>(item: T, was: number): Edited<T> => ({ ...item, was });
