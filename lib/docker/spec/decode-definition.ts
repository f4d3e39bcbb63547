import { type Json, object } from '@/lib/base/json';
import { keysOf } from '@/lib/base/keys';
import type { ServiceDefinition, SpecField } from '@/lib/swarm/objects/service-definition';
import { FIELDS, valueAt } from './service-fields';

/** A `Spec` of `/services/{id}` to what may be shown of it: no value of its environment. [W10] */
export function decodeDefinition(value: unknown, edition: string): ServiceDefinition {
  const spec = object(value);
  const fields = keysOf(FIELDS).map((field) => [field, decodeField(spec, field)]);
  // Every field, each by its own decoder.
  return { ...(Object.fromEntries(fields) as Pick<ServiceDefinition, SpecField>), edition };
}

const decodeField = (spec: Json, field: SpecField): unknown => {
  const { path, decode } = FIELDS[field];
  return decode(valueAt(spec, path), spec);
};
