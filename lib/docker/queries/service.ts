import { list, object, text } from '@/lib/base/json';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { ServiceDefinition } from '@/lib/swarm/objects/service-definition';
import type { QueryOf } from '@/lib/swarm/operations/query';
import { variableName } from '../parts/decode-settings';
import { editionOf } from '../read/fingerprint';
import { decodeDefinition } from '../spec/decode-definition';
import { serviceText } from '../spec/service-text';
import { ask } from '../wire/ask';
import type { Wire } from '../wire/wire';

/** What a service is asked to be, without the values of its environment. Throws `DockerError`. [W10] */
export async function readServiceDefinition(
  wire: Wire,
  { service }: QueryOf<'service'>,
  signal: AbortSignal,
): Promise<ServiceDefinition> {
  const spec = await readSpec(wire, service, signal);
  return decodeDefinition(JSON.parse(spec), editionOf(spec));
}

/** The value of one environment variable; null where the spec does not set it. Throws `DockerError`. */
export async function readEnvironmentValue(
  wire: Wire,
  { service, variable }: QueryOf<'environment-value'>,
  signal: AbortSignal,
): Promise<string | null> {
  const spec: unknown = JSON.parse(await readSpec(wire, service, signal));
  const lines = list(object(object(object(spec).TaskTemplate).ContainerSpec).Env).map(text);
  // Of twins the last counts, as for the container.
  const line = lines.findLast((one) => variableName(one) === variable);
  return line === undefined ? null : line.slice(variable.length + 1);
}

async function readSpec(wire: Wire, service: ServiceId, signal: AbortSignal): Promise<string> {
  const path = `/services/${encodeURIComponent(service)}`;
  const { text: found } = await ask(wire, { method: 'GET', path }, signal);
  return serviceText(found).spec;
}
