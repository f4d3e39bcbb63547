import { type Json, list, object, text, texts } from '@/lib/base/json';
import { own } from '@/lib/base/own';
import { jobCounts, networkList } from '../parts/decode-settings';
import { saysNothing } from '../spec/spec-difference';
import { volumeOf } from './compose-mount';
import { aliasesOf, once } from './compose-service';
import { variableOf } from './environment';
import { isKey } from './plain';
import type { StackNames } from './stack-names';

/** The fields that a compose file has a word for: by name, with those inside where only some of them have one. */
interface Said {
  readonly [field: string]: true | Said;
}

const fields = (names: string): Said =>
  Object.fromEntries(names.split(' ').map((name) => [name, true] as const));

const RESOURCES = fields('NanoCPUs MemoryBytes Pids GenericResources');
const PAYLOADS = fields('File Runtime SecretID SecretName ConfigID ConfigName');

/** Of a service's spec. What the CLI fills in itself, or leaves as it is, counts as said. */
const SERVICE: Said = {
  ...fields('Name Labels UpdateConfig RollbackConfig'),
  TaskTemplate: {
    ContainerSpec: {
      ...fields('Image Labels Command Args Hostname Env Dir User TTY OpenStdin ReadOnly StopSignal'),
      ...fields('StopGracePeriod Hosts Init Isolation Sysctls CapabilityAdd CapabilityDrop OomScoreAdj'),
      Ulimits: fields('Name Soft Hard'),
      Healthcheck: fields('Test Interval Timeout StartPeriod StartInterval Retries'),
      DNSConfig: fields('Nameservers Search'),
      Privileges: { CredentialSpec: true },
      Secrets: PAYLOADS,
      Configs: PAYLOADS,
      Mounts: {
        ...fields('Type Source Target ReadOnly Consistency ClusterOptions'),
        BindOptions: fields('Propagation'),
        VolumeOptions: fields('NoCopy Labels DriverConfig Subpath'),
        TmpfsOptions: fields('SizeBytes'),
      },
    },
    ...fields('RestartPolicy ForceUpdate Runtime'),
    LogDriver: fields('Name Options'),
    Resources: { Limits: RESOURCES, Reservations: RESOURCES },
    Placement: fields('Constraints Preferences MaxReplicas Platforms'),
    Networks: fields('Target Aliases DriverOpts'),
  },
  Networks: fields('Target Aliases DriverOpts'),
  Mode: fields('Replicated Global ReplicatedJob GlobalJob'),
  EndpointSpec: { Mode: true, Ports: fields('Protocol TargetPort PublishedPort PublishMode') },
};

/** Of what was asked of a network. */
const NETWORK: Said = {
  ...fields('Name Labels DriverConfiguration Internal Attachable Scope'),
  IPAMOptions: { Driver: fields('Name'), Configs: fields('Subnet') },
};

/** What no compose file can say of a service, by the names of Docker's fields: deploying the file takes it away. */
export function unsaidOfService(spec: Json, names: StackNames): readonly string[] {
  const container = object(object(spec.TaskTemplate).ContainerSpec);
  const { Nameservers, Search } = object(container.DNSConfig);
  const { Config } = object(object(container.Privileges).CredentialSpec);
  const { concurrent, completions } = jobCounts(object(spec.Mode).ReplicatedJob);
  const attachments = networkList(spec).map(object);
  const configs = list(container.Configs).map(object);
  const mounts = list(container.Mounts).map(object);
  const volumes = mounts.map((mount) => volumeOf(mount.VolumeOptions)).filter((one) => !names.isOwn(one));
  const { GenericResources } = object(object(object(spec.TaskTemplate).Resources).Reservations);
  const isTwice = (value: unknown) => texts(value).length > once(value).length;
  const more: readonly (readonly [part: string, isUnsaid: boolean])[] = [
    ['Mode.ReplicatedJob.MaxConcurrent', concurrent !== completions],
    ['Env', texts(container.Env).some((line) => !isKey(variableOf(line).key))],
    ['Hosts', isTwice(container.Hosts)],
    ['DNSConfig.Nameservers', isTwice(Nameservers)],
    ['DNSConfig.Search', isTwice(Search)],
    ['Privileges.CredentialSpec', Boolean(Config) && !configs.some(({ ConfigID }) => ConfigID === Config)],
    [
      'Resources.Reservations.GenericResources',
      list(GenericResources).some((one) => object(one).NamedResourceSpec),
    ],
    ['Configs.Runtime', configs.some(({ File, ConfigID }) => !File && ConfigID !== Config)],
    ['Mounts.VolumeOptions', mounts.some((one) => !one.Source && !saysNothing(one.VolumeOptions))],
    ['Mounts.VolumeOptions.Labels', volumes.some(({ labels }) => !saysNothing(labels))],
    ['Mounts.VolumeOptions.DriverConfig', volumes.some(({ driver }) => driver !== undefined)],
    // The CLI attaches a service that names no network to the default one, and gives each its own name on it.
    ['Networks', attachments.length === 0],
    [
      'Networks.Aliases',
      attachments
        .map((one) => aliasesOf(one, names, text(spec.Name)))
        .some(({ isNamed, stated }) => !isNamed || isTwice(stated)),
    ],
  ];
  return [...leftOut(spec, SERVICE), ...more.filter(([, isUnsaid]) => isUnsaid).map(([part]) => part)];
}

/** As of a service; `asked` is what was asked of it when it was made. */
export function unsaidOfNetwork(asked: Json): readonly string[] {
  const configs = list(object(asked.IPAMOptions).Configs).map(object);
  const gateway = 'IPAMOptions.Configs.Gateway';
  const isChosen = configs.some(({ Gateway, Subnet }) => Gateway && !isFirst(text(Gateway), text(Subnet)));
  return leftOut(asked, NETWORK).filter((field) => field !== gateway || isChosen);
}

/** Swarm itself gives the first address of a subnet to its gateway. */
function isFirst(address: string, subnet: string): boolean {
  const [network = '', prefix] = subnet.split('/');
  if (address.includes(':')) return true; // an IPv6 one, of many ways to write it
  const numeric = (one: string) => one.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(prefix));
  return numeric(address) === Math.floor(numeric(network) / size) * size + 1;
}

/** Whether everything in it has a name that a compose file can hold. */
const hasKeys = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every(hasKeys)
    : Object.entries(object(value)).every(([key, one]) => isKey(key) && hasKeys(one));

function leftOut(value: unknown, said: Said, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leftOut(item, said, path));
  return Object.entries(object(value)).flatMap(([field, one]) => {
    const inner = own(said, field);
    if (saysNothing(one) || (inner === true && hasKeys(one))) return [];
    const name = /^(TaskTemplate|ContainerSpec)$/.test(field) ? path : `${path}${path && '.'}${field}`;
    return inner && inner !== true ? leftOut(one, inner, name) : [name];
  });
}

/** The lists that the docker CLI puts in an order of its own, where they are in another: deploying the file restarts the tasks. */
export function reorderedInService(spec: Json, networkName: (id: string) => string): readonly string[] {
  const container = object(object(spec.TaskTemplate).ContainerSpec);
  const keyed = (items: unknown, key: (item: Json) => string) => list(items).map((item) => key(object(item)));
  const lists: readonly (readonly [part: string, keys: readonly string[]])[] = [
    ['Env', texts(container.Env)],
    ['Ulimits', keyed(container.Ulimits, ({ Name }) => text(Name))],
    ['Secrets', keyed(container.Secrets, ({ SecretName }) => text(SecretName))],
    ['Configs', keyed(container.Configs, ({ ConfigName }) => text(ConfigName))],
    ['Networks', keyed(networkList(spec), ({ Target }) => networkName(text(Target)))],
    ['Ports', keyed(object(spec.EndpointSpec).Ports, ({ PublishedPort }) => padded(PublishedPort))],
  ];
  return lists
    .filter(([part, keys]) => !isSorted(keys) || (IN_MAPS.has(part) && new Set(keys).size < keys.length))
    .map(([part]) => part);
}

/** The CLI goes through these by a map, then sorts by name: two of one name come in either order. */
const IN_MAPS: ReadonlySet<string> = new Set(['Secrets', 'Configs']);

const padded = (port: unknown): string => String(typeof port === 'number' ? port : 0).padStart(5, '0');

/** By their bytes, as Go does. */
const isSorted = (keys: readonly string[]): boolean =>
  keys.every((key, i) => i === 0 || Buffer.compare(Buffer.from(keys[i - 1] ?? ''), Buffer.from(key)) <= 0);
