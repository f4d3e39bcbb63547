import { choice, type Json, list, number, object, stringRecord, text, texts } from '@/lib/base/json';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import { joinPorts } from '@/lib/swarm/objects/port-range';
import type { UpdateConfig } from '@/lib/swarm/objects/service';
import type {
  FileReference,
  Healthcheck,
  Mount,
  RestartPolicy,
  ServiceDefinition,
} from '@/lib/swarm/objects/service-definition';
import { dockerError } from '../wire/docker-error';
import { id, limits, logDriver, portList, resources } from './decode-parts';
import { decodeMode, decodeUpdateConfig } from './decode-service';

/** A `Spec` of `/services/{id}` to what may be shown of it: no value of its environment. [W10] */
export function decodeDefinition(value: unknown, edition: string): ServiceDefinition {
  const spec = object(value);
  const template = object(spec.TaskTemplate);
  const container = object(template.ContainerSpec);
  const placement = object(template.Placement);
  const wanted = object(template.Resources);
  const endpoint = object(spec.EndpointSpec);
  const mode = decodeMode(object(spec.Mode));
  if (mode === null) throw dockerError('garbage', 'a service of no known mode');
  return {
    name: text(spec.Name),
    edition,
    mode,
    image: text(container.Image) || text(object(template.PluginSpec).Remote),
    command: texts(container.Command),
    args: texts(container.Args),
    env: texts(container.Env).map(variableName),
    mounts: list(container.Mounts).map(decodeMount),
    ports: joinPorts(portList(endpoint.Ports)),
    networks: networkList(spec)
      .map((item) => id<NetworkId>(object(item).Target))
      .filter((one) => one !== null),
    constraints: texts(placement.Constraints),
    preferences: list(placement.Preferences)
      .map((item) => text(object(object(item).Spread).SpreadDescriptor))
      .filter(Boolean)
      .map((descriptor) => `spread=${descriptor}`),
    maxReplicasPerNode: number(placement.MaxReplicas),
    reservations: resources(wanted.Reservations),
    limits: limits(wanted.Limits),
    update: decodeUpdateConfig(object(spec.UpdateConfig)),
    rollback: optional(spec.RollbackConfig, decodeUpdateConfig),
    restart: optional(template.RestartPolicy, decodeRestart),
    healthcheck: optional(container.Healthcheck, decodeHealthcheck),
    user: text(container.User),
    workdir: text(container.Dir),
    hostname: text(container.Hostname),
    stopSignal: text(container.StopSignal),
    stopGracePeriod: container.StopGracePeriod === undefined ? null : ms(container.StopGracePeriod),
    isReadOnly: container.ReadOnly === true,
    hasInit: container.Init === true,
    secrets: list(container.Secrets).map((item) => fileReference(item, 'SecretName')),
    configs: list(container.Configs).map((item) => fileReference(item, 'ConfigName')),
    labels: stringRecord(spec.Labels),
    containerLabels: stringRecord(container.Labels),
    hosts: texts(container.Hosts),
    endpointMode: endpoint.Mode === 'dnsrr' ? 'dnsrr' : 'vip',
    logDriver: logDriver(template.LogDriver),
    forcedUpdates: number(template.ForceUpdate),
  };
}

/** `NAME` of `NAME=value`. */
export const variableName = (line: string): string => line.split('=', 1)[0] ?? '';

/** Older services state their networks beside the task template. */
export function networkList(spec: Json): readonly unknown[] {
  const own = list(object(spec.TaskTemplate).Networks);
  return own.length > 0 ? own : list(spec.Networks);
}

/** The networks that a service names, by id or name as it does. */
export const networkTargets = (spec: Json): readonly string[] =>
  networkList(spec).map((one) => text(object(one).Target));

export function decodeMount(value: unknown): Mount {
  const mount = object(value);
  return {
    type: text(mount.Type),
    source: text(mount.Source),
    target: text(mount.Target),
    readOnly: mount.ReadOnly === true,
  };
}

function fileReference(value: unknown, name: 'SecretName' | 'ConfigName'): FileReference {
  const reference = object(value);
  const label = text(reference[name]);
  return { name: label, target: text(object(reference.File).Name) || label };
}

const decodeRestart = (policy: Json): RestartPolicy => ({
  condition: choice(policy.Condition, ['none', 'on-failure']) ?? 'any',
  delay: policy.Delay === undefined ? null : ms(policy.Delay),
  maxAttempts: number(policy.MaxAttempts),
  window: ms(policy.Window),
});

const decodeHealthcheck = (check: Json): Healthcheck => ({
  test: texts(check.Test),
  interval: ms(check.Interval),
  timeout: ms(check.Timeout),
  startPeriod: ms(check.StartPeriod),
  retries: number(check.Retries),
});

const optional = <T extends RestartPolicy | Healthcheck | UpdateConfig>(
  value: unknown,
  decode: (record: Json) => T,
): T | null => (typeof value === 'object' && value !== null ? decode(object(value)) : null);

const ms = (nanoseconds: unknown): number => number(nanoseconds) / 1_000_000;
