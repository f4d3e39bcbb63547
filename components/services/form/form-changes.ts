import { sameJson } from '@/lib/base/equal';
import type { ServiceChanges, ServiceDefinition, ServiceFields } from '@/lib/swarm/service-definition';
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
  const fields = FIELDS.filter((field) => !sameJson(read.fields[field], opened[field]));
  const { variables, removed } = read;
  const hasEnv = Object.keys(variables).length > 0 || removed.length > 0;
  return {
    ...Object.fromEntries(fields.map((field) => [field, read.fields[field]])),
    ...(hasEnv && { env: { set: variables, remove: removed } }),
  };
}
