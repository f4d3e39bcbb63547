import { sameJson } from '@/lib/base/equal';
import { joinPorts } from '@/lib/swarm/objects/port-range';
import type {
  Edited,
  ServiceChanges,
  ServiceDefinition,
  ServiceFields,
} from '@/lib/swarm/objects/service-definition';
import type { ReadForm } from './read-form';

const FIELDS = [
  'mode',
  'image',
  'command',
  'args',
  'ports',
  'networks',
  'mounts',
  'constraints',
  'reservations',
  'limits',
  'update',
] as const satisfies readonly (keyof ServiceFields)[];

/** What of the form is other than the service that it was opened on. */
export function formChanges(read: ReadForm, opened: ServiceDefinition): ServiceChanges {
  const before = { ...opened, ports: opened.ports.map(atPlace), mounts: opened.mounts.map(atPlace) };
  const isSame = (field: (typeof FIELDS)[number]) =>
    sameJson(read.fields[field], before[field]) ||
    // However the ports stand in rows, the same ports are no change.
    (field === 'ports' && sameJson(joinPorts(read.fields.ports), opened.ports));
  const fields = FIELDS.filter((field) => !isSame(field));
  const { variables, removed } = read;
  const hasEnv = Object.keys(variables).length > 0 || removed.length > 0;
  return {
    ...Object.fromEntries(fields.map((field) => [field, read.fields[field]])),
    ...(hasEnv && { env: { set: variables, remove: removed } }),
  };
}

const atPlace = <T>(item: T, was: number): Edited<T> => ({ ...item, was });
