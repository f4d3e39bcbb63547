import { type Json, list, number, object, stringRecord, text, texts } from '@/lib/base/json';
import { keysOf } from '@/lib/base/keys';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import { joinPorts } from '@/lib/swarm/objects/port-range';
import { EFFECTS, type ServiceDefinition, type SpecField } from '@/lib/swarm/objects/service-definition';
import { dockerError } from '../wire/docker-error';
import { id, limits, logDriver, portList, resources } from './decode-parts';
import {
  decodeHealthcheck,
  decodeMode,
  decodeMount,
  decodeRestart,
  decodeUpdateConfig,
  fileReference,
  ms,
} from './decode-settings';

/** A `Spec` of `/services/{id}` to what may be shown of it: no value of its environment. [W10] */
export function decodeDefinition(value: unknown, edition: string): ServiceDefinition {
  const spec = object(value);
  const fields = FIELDS.map((field) => [field, PLACES[field].decode(valueAt(spec, pathOf(field)), spec)]);
  // Every field, each by its own decoder.
  return { ...(Object.fromEntries(fields) as Pick<ServiceDefinition, SpecField>), edition };
}

const TEMPLATE = ['TaskTemplate'];
const CONTAINER = [...TEMPLATE, 'ContainerSpec'];
const PLACEMENT = [...TEMPLATE, 'Placement'];
const RESOURCES = [...TEMPLATE, 'Resources'];

/** Where a field stands in a spec, and how it is read. */
interface Place<T> {
  readonly path: readonly string[];
  readonly decode: (value: unknown, spec: Json) => T;
}

const at = <T>(path: readonly string[], key: string, decode: Place<T>['decode']): Place<T> => ({
  path: [...path, key],
  decode,
});

/** What may be absent. */
const optional =
  <T>(decode: (record: Json) => T) =>
  (value: unknown): T | null =>
    typeof value === 'object' && value !== null ? decode(object(value)) : null;

const PLACES: { readonly [F in SpecField]: Place<ServiceDefinition[F]> } = {
  name: at([], 'Name', text),
  labels: at([], 'Labels', stringRecord),
  mode: at([], 'Mode', (value) => {
    const mode = decodeMode(object(value));
    if (mode === null) throw dockerError('garbage', 'a service of no known mode');
    return mode;
  }),
  update: at([], 'UpdateConfig', (config) => decodeUpdateConfig(object(config))),
  rollback: at([], 'RollbackConfig', optional(decodeUpdateConfig)),
  image: at(
    CONTAINER,
    'Image',
    (image, spec) => text(image) || text(valueAt(spec, [...TEMPLATE, 'PluginSpec', 'Remote'])),
  ),
  command: at(CONTAINER, 'Command', texts),
  args: at(CONTAINER, 'Args', texts),
  env: at(CONTAINER, 'Env', (lines) => texts(lines).map(variableName)),
  user: at(CONTAINER, 'User', text),
  workdir: at(CONTAINER, 'Dir', text),
  hostname: at(CONTAINER, 'Hostname', text),
  stopSignal: at(CONTAINER, 'StopSignal', text),
  stopGracePeriod: at(CONTAINER, 'StopGracePeriod', (time) => (time === undefined ? null : ms(time))),
  isReadOnly: at(CONTAINER, 'ReadOnly', (value) => value === true),
  hasInit: at(CONTAINER, 'Init', (value) => value === true),
  hosts: at(CONTAINER, 'Hosts', texts),
  healthcheck: at(CONTAINER, 'Healthcheck', optional(decodeHealthcheck)),
  mounts: at(CONTAINER, 'Mounts', (mounts) => list(mounts).map(decodeMount)),
  secrets: at(CONTAINER, 'Secrets', (secrets) =>
    list(secrets).map((item) => fileReference(item, 'SecretName')),
  ),
  configs: at(CONTAINER, 'Configs', (configs) =>
    list(configs).map((item) => fileReference(item, 'ConfigName')),
  ),
  containerLabels: at(CONTAINER, 'Labels', stringRecord),
  logDriver: at(TEMPLATE, 'LogDriver', logDriver),
  restart: at(TEMPLATE, 'RestartPolicy', optional(decodeRestart)),
  networks: at(TEMPLATE, 'Networks', (_, spec) =>
    networkList(spec)
      .map((item) => id<NetworkId>(object(item).Target))
      .filter((one) => one !== null),
  ),
  forcedUpdates: at(TEMPLATE, 'ForceUpdate', number),
  reservations: at(RESOURCES, 'Reservations', resources),
  limits: at(RESOURCES, 'Limits', limits),
  constraints: at(PLACEMENT, 'Constraints', texts),
  preferences: at(PLACEMENT, 'Preferences', (preferences) =>
    list(preferences)
      .map((item) => text(valueAt(object(item), ['Spread', 'SpreadDescriptor'])))
      .filter(Boolean)
      .map((descriptor) => `spread=${descriptor}`),
  ),
  maxReplicasPerNode: at(PLACEMENT, 'MaxReplicas', number),
  ports: at(['EndpointSpec'], 'Ports', (ports) => joinPorts(portList(ports))),
  endpointMode: at(['EndpointSpec'], 'Mode', (mode) => (mode === 'dnsrr' ? 'dnsrr' : 'vip')),
};

const FIELDS = keysOf(PLACES);

export const pathOf = (field: SpecField): readonly string[] => PLACES[field].path;

/** What of a spec may change without that every task is replaced. */
export const QUIET_PATHS = FIELDS.filter((field) => EFFECTS[field] !== 'all').map(pathOf);

const valueAt = (record: Json, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => object(value)[key], record);

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
