import { parseConstraint } from '@/lib/swarm/objects/constraint';
import { isImageReference } from '@/lib/swarm/objects/image';
import type { EndpointSpec, ServiceSpec, TaskSpec } from '../objects/specs';
import { refusal } from './api-error';

const MIN_MEMORY = 4 * 1024 * 1024;

/** Throws ApiError in Docker's words where the manager refuses what the spec asks for. */
export function checkServiceSpec(spec: ServiceSpec): void {
  checkName(spec.Name);
  checkTemplate(spec.TaskTemplate);
  checkPorts(spec.EndpointSpec);
}

/** Swarm's names: a DNS label of at most 63 characters. */
function checkName(name: string): void {
  if (name === '') throw refusal('InvalidArgument', 'name must be provided');
  if (!/^[a-zA-Z0-9]+(?:[a-zA-Z0-9-_]*[a-zA-Z0-9])?$/.test(name)) {
    throw refusal('InvalidArgument', 'name must be valid as a DNS name component');
  }
  if (name.length > 63) throw refusal('InvalidArgument', 'name must be 63 characters or fewer');
}

function checkTemplate({
  ContainerSpec: container,
  Resources: resources,
  Placement: placement,
}: TaskSpec): void {
  if (container.Image === '')
    throw refusal('InvalidArgument', 'ContainerSpec: image reference must be provided');
  if (!isImageReference(container.Image)) {
    throw refusal('InvalidArgument', `ContainerSpec: "${container.Image}" is not a valid repository/tag`);
  }
  for (const one of [resources?.Limits, resources?.Reservations]) {
    const { MemoryBytes = 0, NanoCPUs = 0 } = one ?? {};
    if (MemoryBytes !== 0 && MemoryBytes < MIN_MEMORY) {
      throw refusal('InvalidArgument', `invalid memory value ${MemoryBytes}: Must be at least 4MiB`);
    }
    if (NanoCPUs !== 0 && NanoCPUs < 1e6) {
      throw refusal('InvalidArgument', `invalid cpu value ${NanoCPUs / 1e9}: Must be at least 0.001`);
    }
  }
  for (const constraint of placement?.Constraints ?? []) {
    try {
      parseConstraint(constraint);
    } catch (error) {
      throw refusal('Unknown', error instanceof Error ? error.message : String(error));
    }
  }
}

function checkPorts({ Ports: ports = [] }: EndpointSpec): void {
  const published = new Set<string>();
  for (const { PublishedPort: port, Protocol, PublishMode, TargetPort } of ports) {
    if (TargetPort === 0) throw refusal('InvalidArgument', 'EndpointSpec: target port must be provided');
    const key = `${PublishMode} ${port}/${Protocol}`;
    if (port && published.has(key)) {
      throw refusal('InvalidArgument', 'EndpointSpec: duplicate published ports provided');
    }
    published.add(key);
  }
}
