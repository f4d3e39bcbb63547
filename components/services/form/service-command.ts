import { quote } from '@/components/actions/docker-command';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import { type GenericResource, type Limits, NO_LIMITS } from '@/lib/swarm/objects/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/objects/service';
import type {
  Mount,
  ServiceChanges,
  ServiceDefinition,
  ServiceDraft,
} from '@/lib/swarm/objects/service-definition';
import { writeCpus, writeDuration, writeMemory } from './amount-text';
import { changePorts, portTexts } from './port-flags';
import { writeWords } from './service-form';

/** A flag with its value. */
type Flag = readonly [name: string, value: string];
type NetworkName = (id: NetworkId) => string;

/** `docker service create` that makes the same service, ready to paste: a flag a line. `prefix` is `docker`, or with its host. */
export function createCommand(prefix: string, draft: ServiceDraft, networkName: NetworkName): string {
  const { name, image, mode, command, args, env, ports, networks, mounts, constraints, update } = draft;
  const { reservations, limits } = draft;
  const flags: Flag[] = [
    ['--name', name],
    ...modeFlags(mode),
    ...(command.length > 0 ? [['--entrypoint', writeWords(command)] as const] : []),
    ...Object.entries(env).map(([variable, value]) => ['--env', `${variable}=${value}`] as const),
    ...ports.flatMap(portTexts).map((text) => ['--publish', text] as const),
    ...networks.map((id) => ['--network', networkName(id)] as const),
    ...mounts.map((mount) => ['--mount', mountText(mount)] as const),
    ...constraints.map((constraint) => ['--constraint', constraint] as const),
    ...amountFlags('reserve', NO_LIMITS, reservations),
    ...reservations.generic.map((one) => ['--generic-resource', genericText(one)] as const),
    ...amountFlags('limit', NO_LIMITS, limits),
    ...updateFlags(DEFAULTS, update),
  ];
  return lines(`${prefix} service create`, flags, [image || 'IMAGE', ...args]);
}

/** `docker service update` that changes the same, and nothing else; two of them, where one cannot. */
export function updateCommand(
  prefix: string,
  before: ServiceDefinition,
  changes: ServiceChanges,
  networkName: NetworkName,
): string {
  const { mode, image, command, args, env, ports, networks, mounts, constraints } = changes;
  const published = ports && changePorts(before.ports, ports);
  const publish = (flag: string, texts: readonly string[] = []) => texts.map((text) => [flag, text] as const);
  const flags: Flag[] = [
    ...(image === undefined ? [] : [['--image', image] as const]),
    ...(mode ? modeFlags(mode).filter(([name]) => name !== '--mode') : []),
    ...(command ? [['--entrypoint', writeWords(command)] as const] : []),
    ...(args ? [['--args', writeWords(args)] as const] : []),
    ...(env?.remove ?? []).map((variable) => ['--env-rm', variable] as const),
    ...Object.entries(env?.set ?? {}).map(([name, value]) => ['--env-add', `${name}=${value}`] as const),
    ...publish('--publish-rm', published?.remove),
    ...publish('--publish-add', published?.add),
    ...difference('--network', before.networks, networks, networkName),
    ...difference('--mount', before.mounts, mounts, mountText, ({ target }) => target),
    ...difference('--constraint', before.constraints, constraints, (one) => one),
    ...(changes.reservations ? amountFlags('reserve', before.reservations, changes.reservations) : []),
    ...difference(
      '--generic-resource',
      before.reservations.generic,
      changes.reservations?.generic,
      genericText,
      ({ kind }) => kind,
    ),
    ...(changes.limits ? amountFlags('limit', before.limits, changes.limits) : []),
    ...(changes.update ? updateFlags(before.update, changes.update) : []),
  ];
  const update = `${prefix} service update`;
  const again = publish('--publish-add', published?.addAgain);
  return [flags, ...(again.length > 0 ? [again] : [])]
    .map((each) => lines(update, each, [before.name]))
    .join('\n');
}

const lines = (command: string, flags: readonly Flag[], rest: readonly string[]): string =>
  [command, ...flags.map(([name, value]) => `  ${name} ${quote(value)}`), `  ${writeWords(rest)}`].join(
    ' \\\n',
  );

const DEFAULTS: UpdateConfig = {
  parallelism: 1,
  delay: 0,
  monitor: 5_000,
  failureAction: 'pause',
  maxFailureRatio: 0,
  order: 'stop-first',
};

function modeFlags(mode: ServiceMode): Flag[] {
  switch (mode.kind) {
    case 'replicated':
      return [['--replicas', String(mode.replicas)]];
    case 'replicated-job':
      return [
        ['--mode', mode.kind],
        ['--replicas', String(mode.completions)],
        ['--max-concurrent', String(mode.concurrent)],
      ];
    default:
      return [['--mode', mode.kind]];
  }
}

/** Flags that take away what is gone and add what is new, which takes the place of what was there under its name. */
function difference<T>(
  flag: string,
  before: readonly T[],
  after: readonly T[] | undefined,
  write: (item: T) => string,
  name: (item: T) => string = write,
): Flag[] {
  if (!after) return [];
  const had = new Set(before.map(write));
  const named = new Set(after.map(name));
  return [
    ...before.filter((item) => !named.has(name(item))).map((item) => [`${flag}-rm`, name(item)] as const),
    ...after.filter((item) => !had.has(write(item))).map((item) => [`${flag}-add`, write(item)] as const),
  ];
}

const mountText = ({ type, source, target, readOnly }: Mount): string =>
  [`type=${type}`, source && `source=${source}`, `target=${target}`, readOnly && 'readonly']
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => csv(String(part)))
    .join(',');

/** A field of comma-separated values, which is how the CLI reads `--mount`. */
const csv = (field: string): string => (/[,"\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

const genericText = ({ kind, amount }: GenericResource): string => `${kind}=${amount}`;

function amountFlags(kind: 'reserve' | 'limit', before: Limits, after: Limits): Flag[] {
  return [
    ...(before.nanoCpus === after.nanoCpus ? [] : [[`--${kind}-cpu`, writeCpus(after.nanoCpus)] as const]),
    ...(before.memoryBytes === after.memoryBytes
      ? []
      : [[`--${kind}-memory`, writeMemory(after.memoryBytes)] as const]),
  ];
}

function updateFlags(before: UpdateConfig, after: UpdateConfig): Flag[] {
  const flags: { readonly [K in keyof UpdateConfig]: readonly [string, string] } = {
    parallelism: ['--update-parallelism', String(after.parallelism)],
    delay: ['--update-delay', writeDuration(after.delay)],
    monitor: ['--update-monitor', writeDuration(after.monitor)],
    failureAction: ['--update-failure-action', after.failureAction],
    maxFailureRatio: ['--update-max-failure-ratio', String(after.maxFailureRatio)],
    order: ['--update-order', after.order],
  };
  // The keys of a record with known keys.
  return (Object.keys(flags) as (keyof UpdateConfig)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => flags[field]);
}
