import { compareNames } from '@/lib/base/compare';
import { printCompose } from '@/lib/compose/print-compose';
import type { QueryOf } from '@/lib/swarm/query';
import { DockerError } from '../docker-error';
import { composeService } from '../export/compose-service';
import { environmentsOf } from '../export/environment';
import { stackNames } from '../export/stack-names';
import { object, text } from '../json';
import type { Wire } from '../wire';
import { readObjects } from './read-objects';

/**
 * The running stack as a compose file that deploys to what runs. Values of environments only where `withValues` asks
 * for them. Throws `DockerError`, with 404 where the stack has no service.
 */
export async function exportStack(
  wire: Wire,
  { stack, withValues }: QueryOf<'export-stack'>,
  signal: AbortSignal,
): Promise<string> {
  const label = { label: { [`com.docker.stack.namespace=${stack}`]: true } };
  const [records, networks] = await Promise.all([
    readObjects(wire, '/services', label, signal),
    readObjects(wire, '/networks', { scope: { swarm: true } }, signal),
  ]);
  const names = stackNames(stack, networks);
  const services = records
    .map((record) => object(record.Spec))
    .filter((spec) => 'ContainerSpec' in object(spec.TaskTemplate))
    .map((spec) => ({ name: names.short(text(spec.Name)), spec }))
    .sort((a, b) => compareNames(a.name, b.name));
  if (services.length === 0)
    throw new DockerError({ kind: 'unknown', message: `nothing found in stack: ${stack}` }, 404);
  const environments = environmentsOf(services, withValues);
  const written = services.map(({ name, spec }) => {
    const environment = environments.get(name);
    const isSet = environment && Object.keys(environment).length > 0;
    return [name, composeService(spec, names, isSet ? environment : undefined)];
  });
  return printCompose(
    { version: '3.8', services: Object.fromEntries(written), ...names.sections() },
    `The stack ${stack}, as it runs. Deploy it with: docker stack deploy -c FILE ${stack}`,
  );
}
