import { compareNames } from '@/lib/base/compare';
import { type Json, object, text } from '@/lib/base/json';
import { printCompose } from '@/lib/compose/print-compose';
import type { QueryOf } from '@/lib/swarm/operations/query';
import type { StackExport, Unsaid } from '@/lib/swarm/operations/stack-export';
import { askedNetworks } from '../export/asked-networks';
import { composeService } from '../export/compose-service';
import { environmentsOf } from '../export/environment';
import { formatVersion } from '../export/format-version';
import { stackNames } from '../export/stack-names';
import { reorderedInService, unsaidOfNetwork, unsaidOfService } from '../export/unsaid';
import { stackFilter, stack as stackOf } from '../parts/decode-parts';
import { readNetworks } from '../read/read-networks';
import { DockerError } from '../wire/docker-error';
import { readObjects } from '../wire/read-objects';
import type { Wire } from '../wire/wire';

/**
 * The running stack as a compose file that deploys to what runs. Values of environments only where `withValues` asks
 * for them. Throws `DockerError`, with 404 where the stack has no service.
 */
export async function exportStack(
  wire: Wire,
  { stack, withValues }: QueryOf<'export-stack'>,
  signal: AbortSignal,
): Promise<StackExport> {
  const records = await readObjects(wire, '/services', stackFilter(stack), signal);
  const specs = records.map((record) => object(record.Spec));
  if (specs.length === 0)
    throw new DockerError({ kind: 'unknown', message: `nothing found in stack: ${stack}` }, 404);
  const networks = await readNetworks(wire, specs, signal);
  const own = networks.filter(({ Labels }) => stackOf(Labels) === stack);
  const asked = await askedNetworks(
    wire,
    own.map(({ Id }) => text(Id)),
    records,
    signal,
  );
  const names = stackNames(stack, networks, asked);
  const services = specs
    .filter((spec) => isSayable(spec, stack))
    .map((spec) => ({ name: names.short(text(spec.Name)), spec }))
    .sort((a, b) => compareNames(a.name, b.name));
  const environments = environmentsOf(services, withValues);
  const written = services.map(({ name, spec }) => {
    const environment = environments.get(name);
    const isSet = environment && Object.keys(environment).length > 0;
    return [name, composeService(spec, names, isSet ? environment : undefined)] as const;
  });
  const compose = printCompose(
    {
      version: formatVersion(written.map(([, service]) => service)),
      services: Object.fromEntries(written),
      ...names.sections(),
    },
    `The stack ${stack}, as it runs. Deploy it with: docker stack deploy -c FILE ${stack}`,
  );
  const unsaid: Unsaid[] = [
    ...specs.map((spec) =>
      isSayable(spec, stack)
        ? unsaidIn('service', spec, unsaidOfService(spec, names), reorderedInService(spec, names.networkName))
        : unsaidIn('service', spec, ['ContainerSpec' in object(spec.TaskTemplate) ? 'Name' : 'PluginSpec']),
    ),
    ...own.flatMap(({ Id }) => {
      const spec = asked.get(text(Id));
      return spec ? [unsaidIn('network', spec, unsaidOfNetwork(spec))] : [];
    }),
  ].filter(({ fields, reordered }) => fields.length + reordered.length > 0);
  return { compose, unsaid };
}

/** The CLI makes containers alone, and calls each service by the stack's name and its own. */
const isSayable = (spec: Json, stack: string): boolean =>
  'ContainerSpec' in object(spec.TaskTemplate) && text(spec.Name).startsWith(`${stack}_`);

/** Of as many fields as anybody reads. */
const MOST_FIELDS = 50;

const unsaidIn = (
  kind: Unsaid['object'],
  { Name }: Json,
  fields: readonly string[],
  reordered: readonly string[] = [],
): Unsaid => ({
  object: kind,
  name: text(Name),
  fields: [...new Set(fields)].sort(compareNames).slice(0, MOST_FIELDS),
  reordered,
});
