import { type Json, list, number, object, stringRecord, text, texts } from '@/lib/base/json';
import { keysOf } from '@/lib/base/keys';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import { joinPorts } from '@/lib/swarm/objects/port-range';
import {
  type ChangedField,
  EFFECTS,
  type ServiceChanges,
  type ServiceDefinition,
  type SpecField,
} from '@/lib/swarm/objects/service-definition';
import { id, limits, logDriver, portList, resources } from '../parts/decode-parts';
import {
  decodeHealthcheck,
  decodeMode,
  decodeMount,
  decodeRestart,
  decodeUpdateConfig,
  fileReference,
  ms,
  networkList,
  variableName,
} from '../parts/decode-settings';
import { dockerError } from '../wire/docker-error';
import { editAmounts, editEnvironment, editMode, editPlain, editUpdate, type FieldEdit } from './field-edits';
import { genericEdit } from './generic-edit';
import { elementsAt, withElements } from './json-edit';
import { listEdit } from './list-edit';
import { CONSTRAINTS, MOUNTS, NETWORKS } from './list-kinds';
import { portEdit } from './port-edit';

const TEMPLATE = ['TaskTemplate'];
const CONTAINER = [...TEMPLATE, 'ContainerSpec'];
const PLACEMENT = [...TEMPLATE, 'Placement'];
const RESOURCES = [...TEMPLATE, 'Resources'];

/** Where a field stands in a spec, and how it is read. */
interface Shown<T> {
  readonly path: readonly string[];
  readonly decode: (value: unknown, spec: Json) => T;
}

/** One that an edit may change, and how. */
interface Editable<F extends ChangedField> extends Shown<ServiceDefinition[F]> {
  readonly edit: FieldEdit<NonNullable<ServiceChanges[F]>, ServiceDefinition[F]>;
}

const at = <T>(path: readonly string[], key: string, decode: Shown<T>['decode']): Shown<T> => ({
  path: [...path, key],
  decode,
});

/** What may be absent. */
const optional =
  <T>(decode: (record: Json) => T) =>
  (value: unknown): T | null =>
    typeof value === 'object' && value !== null ? decode(object(value)) : null;

/** What an edit may change, in the order in which it does. */
export const EDITABLE: { readonly [F in ChangedField]: Editable<F> } = {
  mode: {
    ...at([], 'Mode', (value) => {
      const mode = decodeMode(object(value));
      if (mode === null) throw dockerError('garbage', 'a service of no known mode');
      return mode;
    }),
    edit: editMode,
  },
  image: {
    ...at(
      CONTAINER,
      'Image',
      (image, spec) => text(image) || text(valueAt(spec, [...TEMPLATE, 'PluginSpec', 'Remote'])),
    ),
    edit: editPlain,
  },
  command: { ...at(CONTAINER, 'Command', texts), edit: editPlain },
  args: { ...at(CONTAINER, 'Args', texts), edit: editPlain },
  env: { ...at(CONTAINER, 'Env', (lines) => texts(lines).map(variableName)), edit: editEnvironment },
  mounts: {
    ...at(CONTAINER, 'Mounts', (mounts) => list(mounts).map(decodeMount)),
    edit: (spec, path, wanted) => withElements(spec, path, listEdit(wanted, MOUNTS)),
  },
  networks: {
    ...at(TEMPLATE, 'Networks', (_, spec) =>
      networkList(spec)
        .map((item) => id<NetworkId>(object(item).Target))
        .filter((one) => one !== null),
    ),
    edit(spec, path, wanted) {
      // Docker 20.10 and later keep networks in the task template; what an older one left beside it stays there.
      const isOld = elementsAt(spec, path).length === 0 && elementsAt(spec, ['Networks']).length > 0;
      return withElements(spec, isOld ? ['Networks'] : path, listEdit(wanted, NETWORKS));
    },
  },
  constraints: {
    ...at(PLACEMENT, 'Constraints', texts),
    edit: (spec, path, wanted) => withElements(spec, path, listEdit(wanted, CONSTRAINTS)),
  },
  ports: {
    ...at(['EndpointSpec'], 'Ports', (ports) => joinPorts(portList(ports))),
    edit: (spec, path, wanted, before) => withElements(spec, path, portEdit(before, wanted)),
  },
  reservations: {
    ...at(RESOURCES, 'Reservations', resources),
    edit: (spec, path, wanted, before) =>
      withElements(
        editAmounts(spec, path, wanted, before),
        [...path, 'GenericResources'],
        genericEdit(before.generic, wanted.generic),
      ),
  },
  limits: { ...at(RESOURCES, 'Limits', limits), edit: editAmounts },
  update: {
    ...at([], 'UpdateConfig', (config) => decodeUpdateConfig(object(config))),
    edit: editUpdate,
  },
};

export const FIELDS: { readonly [F in SpecField]: Shown<ServiceDefinition[F]> } = {
  ...EDITABLE,
  name: at([], 'Name', text),
  labels: at([], 'Labels', stringRecord),
  rollback: at([], 'RollbackConfig', optional(decodeUpdateConfig)),
  user: at(CONTAINER, 'User', text),
  workdir: at(CONTAINER, 'Dir', text),
  hostname: at(CONTAINER, 'Hostname', text),
  stopSignal: at(CONTAINER, 'StopSignal', text),
  stopGracePeriod: at(CONTAINER, 'StopGracePeriod', (time) => (time === undefined ? null : ms(time))),
  isReadOnly: at(CONTAINER, 'ReadOnly', (value) => value === true),
  hasInit: at(CONTAINER, 'Init', (value) => value === true),
  hosts: at(CONTAINER, 'Hosts', texts),
  healthcheck: at(CONTAINER, 'Healthcheck', optional(decodeHealthcheck)),
  secrets: at(CONTAINER, 'Secrets', (all) => list(all).map((one) => fileReference(one, 'SecretName'))),
  configs: at(CONTAINER, 'Configs', (all) => list(all).map((one) => fileReference(one, 'ConfigName'))),
  containerLabels: at(CONTAINER, 'Labels', stringRecord),
  logDriver: at(TEMPLATE, 'LogDriver', logDriver),
  restart: at(TEMPLATE, 'RestartPolicy', optional(decodeRestart)),
  forcedUpdates: at(TEMPLATE, 'ForceUpdate', number),
  preferences: at(PLACEMENT, 'Preferences', (preferences) =>
    list(preferences)
      .map((item) => text(valueAt(object(item), ['Spread', 'SpreadDescriptor'])))
      .filter(Boolean)
      .map((descriptor) => `spread=${descriptor}`),
  ),
  maxReplicasPerNode: at(PLACEMENT, 'MaxReplicas', number),
  endpointMode: at(['EndpointSpec'], 'Mode', (mode) => (mode === 'dnsrr' ? 'dnsrr' : 'vip')),
};

export const valueAt = (record: Json, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => object(value)[key], record);

/** What of a spec may change without that every task is replaced. */
export const QUIET_PATHS = keysOf(FIELDS)
  .filter((field) => EFFECTS[field] !== 'all')
  .map((field) => FIELDS[field].path);
