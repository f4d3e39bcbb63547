import { quote } from '@/components/actions/docker-command';
import { keysOf } from '@/lib/base/keys';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import { type GenericResource, type Limits, NO_LIMITS } from '@/lib/swarm/objects/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/objects/service';
import {
  type ChangedField,
  type Mount,
  NEW_SERVICE,
  type ServiceChanges,
  type ServiceDefinition,
  type ServiceDraft,
} from '@/lib/swarm/objects/service-definition';
import { writeCpus, writeDuration, writeMemory } from './amount-text';
import { changePorts, portTexts } from './port-flags';
import { writeWords } from './service-form';

/** A flag with its value. */
type Flag = readonly [name: string, value: string];
type NetworkName = (id: NetworkId) => string;

/** `docker service create` that makes the same service, ready to paste: a flag a line. `prefix` is `docker`, or with its host. */
export function createCommand(prefix: string, draft: ServiceDraft, networkName: NetworkName): string {
  const { name, env, ...fields } = draft;
  const flags = flagsOf({ ...fields, env: { set: env, remove: [] } }, null, networkName);
  return lines(
    `${prefix} service create`,
    [['--name', name], ...flags],
    [draft.image || 'IMAGE', ...draft.args],
  );
}

/** `docker service update` that changes the same, and nothing else; two of them, where one cannot. */
export function updateCommand(
  prefix: string,
  before: ServiceDefinition,
  changes: ServiceChanges,
  networkName: NetworkName,
): string {
  const again = changes.ports ? changePorts(before.ports, changes.ports).addAgain : [];
  return [flagsOf(changes, before, networkName), ...(again.length > 0 ? [each('--publish-add', again)] : [])]
    .map((flags) => lines(`${prefix} service update`, flags, [before.name]))
    .join('\n');
}

const lines = (command: string, flags: readonly Flag[], rest: readonly string[]): string =>
  [command, ...flags.map(([name, value]) => `  ${name} ${quote(value)}`), `  ${writeWords(rest)}`].join(
    ' \\\n',
  );

const each = (flag: string, values: readonly string[]): readonly Flag[] =>
  values.map((value) => [flag, value]);

/** Flags that make a field what is wanted; `before` is null for a new service. */
type FieldFlags<F extends ChangedField> = (
  wanted: NonNullable<ServiceChanges[F]>,
  before: ServiceDefinition | null,
  networkName: NetworkName,
) => readonly Flag[];

/** By field, in the order of the flags. Image and arguments of a new service are no flags. */
const FLAGS: { readonly [F in ChangedField]: FieldFlags<F> } = {
  image: (image, before) => (before ? [['--image', image]] : []),
  mode: (mode, before) => modeFlags(mode).filter(([flag]) => !before || flag !== '--mode'),
  command: (words, before) => (before || words.length > 0 ? [['--entrypoint', writeWords(words)]] : []),
  args: (words, before) => (before ? [['--args', writeWords(words)]] : []),
  env: ({ set, remove }, before) => [
    ...each('--env-rm', remove),
    ...each(
      before ? '--env-add' : '--env',
      Object.entries(set).map(([name, value]) => `${name}=${value}`),
    ),
  ],
  ports(ports, before) {
    if (!before) return each('--publish', ports.flatMap(portTexts));
    const { remove, add } = changePorts(before.ports, ports);
    return [...each('--publish-rm', remove), ...each('--publish-add', add)];
  },
  networks: (ids, before, networkName) => listFlags('--network', ids, before?.networks, networkName),
  mounts: (mounts, before) => listFlags('--mount', mounts, before?.mounts, mountText, ({ target }) => target),
  constraints: (constraints, before) =>
    listFlags('--constraint', constraints, before?.constraints, (one) => one),
  reservations: (wanted, before) => [
    ...amountFlags('reserve', wanted, before?.reservations),
    ...listFlags(
      '--generic-resource',
      wanted.generic,
      before?.reservations.generic,
      genericText,
      ({ kind }) => kind,
    ),
  ],
  limits: (wanted, before) => amountFlags('limit', wanted, before?.limits),
  update: (wanted, before) => updateFlags(wanted, before?.update),
};

function flagsOf(
  changes: ServiceChanges,
  before: ServiceDefinition | null,
  networkName: NetworkName,
): readonly Flag[] {
  const flags = <F extends ChangedField>(field: F): readonly Flag[] => {
    const { [field]: wanted } = changes;
    return wanted === undefined ? [] : FLAGS[field](wanted, before, networkName);
  };
  return keysOf(FLAGS).flatMap(flags);
}

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

/**
 * Flags that take away what is gone and add what is new, which takes the place of what was there under its name; of a
 * new service, a flag for each.
 */
function listFlags<T>(
  flag: string,
  wanted: readonly T[],
  before: readonly T[] | undefined,
  write: (item: T) => string,
  name: (item: T) => string = write,
): readonly Flag[] {
  if (!before) return each(flag, wanted.map(write));
  const had = new Set(before.map(write));
  const named = new Set(wanted.map(name));
  return [
    ...each(
      `${flag}-rm`,
      before.map(name).filter((one) => !named.has(one)),
    ),
    ...each(
      `${flag}-add`,
      wanted.map(write).filter((text) => !had.has(text)),
    ),
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

function amountFlags(
  kind: 'reserve' | 'limit',
  wanted: Limits,
  { nanoCpus, memoryBytes }: Limits = NO_LIMITS,
): readonly Flag[] {
  return [
    ...each(`--${kind}-cpu`, wanted.nanoCpus === nanoCpus ? [] : [writeCpus(wanted.nanoCpus)]),
    ...each(`--${kind}-memory`, wanted.memoryBytes === memoryBytes ? [] : [writeMemory(wanted.memoryBytes)]),
  ];
}

function updateFlags(after: UpdateConfig, before: UpdateConfig = NEW_SERVICE.update): readonly Flag[] {
  const flags: { readonly [K in keyof UpdateConfig]: readonly [string, string] } = {
    parallelism: ['--update-parallelism', String(after.parallelism)],
    delay: ['--update-delay', writeDuration(after.delay)],
    monitor: ['--update-monitor', writeDuration(after.monitor)],
    failureAction: ['--update-failure-action', after.failureAction],
    maxFailureRatio: ['--update-max-failure-ratio', String(after.maxFailureRatio)],
    order: ['--update-order', after.order],
  };
  return keysOf(flags)
    .filter((field) => before[field] !== after[field])
    .map((field) => flags[field]);
}
