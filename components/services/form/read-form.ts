import { isReplicaCount } from '@/lib/swarm/action';
import { parseConstraint } from '@/lib/swarm/constraint';
import { isImageReference } from '@/lib/swarm/image';
import type { PortRange } from '@/lib/swarm/port';
import { joinPorts } from '@/lib/swarm/port-range';
import type { GenericResource, Limits } from '@/lib/swarm/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/service';
import type { Mount, ServiceFields } from '@/lib/swarm/service-definition';
import { TakenPorts } from '@/lib/swarm/taken-ports';
import { readCpus, readDuration, readMemory } from './amount-text';
import type { Mistake, Mistakes } from './mistakes';
import type { PortRow, ServiceForm, VariableRow } from './service-form';
import { splitWords } from './shell-words';

/** What a form says, and what is wrong with it; where something is wrong the fields hold what could be read. */
export interface ReadForm {
  readonly name: string;
  readonly fields: ServiceFields;
  /** Values that were typed, by name. */
  readonly variables: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
  readonly mistakes: Mistakes;
}

/** What else the swarm has, which a new service must not clash with. */
export interface Surroundings {
  readonly names: ReadonlySet<string>;
  /** Of the routing mesh and of hosts, by other services. */
  readonly publishedPorts: Pick<TakenPorts, 'firstOf'>;
}

const MIN_MEMORY = 4 * 1024 ** 2;
const MIN_CPUS = 1_000_000;

export function readForm(form: ServiceForm, around: Surroundings): ReadForm {
  const mistakes = new Map<string, Mistake>();
  /** Notes the mistake of a field; a field has one at a time. */
  const wrong = (field: string, mistake: Mistake): void => {
    if (!mistakes.has(field)) mistakes.set(field, mistake);
  };
  const read = <T>(field: keyof ServiceForm, value: T | null, mistake: Mistake, empty: T): T => {
    if (value === null) wrong(field, mistake);
    return value ?? empty;
  };

  const name = form.name.trim();
  if (name === '') wrong('name', 'required');
  else if (name.length > 63 || !/^[a-zA-Z0-9](?:[a-zA-Z0-9_-]*[a-zA-Z0-9])?$/.test(name))
    wrong('name', 'name');
  else if (around.names.has(name.toLowerCase())) wrong('name', 'nameTaken');

  const image = form.image.trim();
  if (image === '') wrong('image', 'required');
  else if (!isImageReference(image)) wrong('image', 'image');

  const update: UpdateConfig = {
    parallelism: read('parallelism', readWhole(form.parallelism), 'count', 1),
    delay: read('delay', readDuration(form.delay), 'duration', 0),
    monitor: read('monitor', positive(readDuration(form.monitor)), 'monitor', 5_000),
    failureAction: form.failureAction,
    maxFailureRatio: read('maxFailureRatio', readRatio(form.maxFailureRatio), 'ratio', 0),
    order: form.order,
  };
  const fields: ServiceFields = {
    mode: readMode(form, wrong),
    image,
    command: read('command', splitWords(form.command), 'quote', []),
    args: read('args', splitWords(form.args), 'quote', []),
    ports: readPorts(form, around, wrong),
    networks: form.networks,
    mounts: readMounts(form, wrong),
    constraints: readConstraints(form, wrong),
    reservations: {
      ...readAmounts('reserveCpu', 'reserveMemory', form, wrong),
      generic: readGeneric(form, wrong),
    },
    limits: readAmounts('limitCpu', 'limitMemory', form, wrong),
    update,
  };
  checkVariables(form.env, wrong);
  const typed = form.env.filter(({ state }) => state === 'new' || state === 'replaced');
  return {
    name,
    fields,
    variables: Object.fromEntries(typed.map(({ name: variable, value }) => [variable.trim(), value])),
    removed: form.env.filter(({ state }) => state === 'removed').map((row) => row.name),
    mistakes,
  };
}

type Wrong = (field: string, mistake: Mistake) => void;

const readWhole = (text: string): number | null => {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return isReplicaCount(value) ? value : null;
};

const positive = (value: number | null): number | null => (value === 0 ? null : value);

function readRatio(text: string): number | null {
  const ratio = /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return ratio >= 0 && ratio <= 1 ? ratio : null;
}

function readMode({ mode, replicas, concurrent }: ServiceForm, wrong: Wrong): ServiceMode {
  if (mode === 'global' || mode === 'global-job') return { kind: mode };
  const count = readWhole(replicas);
  if (count === null) wrong('replicas', 'count');
  if (mode === 'replicated') return { kind: mode, replicas: count ?? 0 };
  const atOnce = positive(readWhole(concurrent));
  if (atOnce === null) wrong('concurrent', 'positive');
  return { kind: mode, completions: count ?? 0, concurrent: atOnce ?? 1 };
}

function readPorts(
  { ports }: ServiceForm,
  { publishedPorts }: Surroundings,
  wrong: Wrong,
): readonly PortRange[] {
  const taken = new TakenPorts();
  const ranges = ports.map((row): PortRange => {
    const range = readPortRow(row, wrong);
    const field = `ports.${row.key}.published`;
    if (taken.firstOf(range)) wrong(field, 'portTwice');
    else if (publishedPorts.firstOf(range)) wrong(field, 'portTaken');
    taken.add(range);
    return range;
  });
  return joinPorts(ranges);
}

/** Where something is wrong, the ports that could be read, at 0. */
function readPortRow({ key, target, published, protocol, mode }: PortRow, wrong: Wrong): PortRange {
  const to = readSpan(target);
  const from = published.trim() === '' ? null : readSpan(published);
  if (!to) wrong(`ports.${key}.target`, target.trim() === '' ? 'required' : 'port');
  if (published.trim() !== '' && !from) wrong(`ports.${key}.published`, 'port');
  const [targets, count] = [to?.count ?? 1, from?.count ?? to?.count ?? 1];
  if (to && from && targets > 1 && targets !== count) wrong(`ports.${key}.target`, 'portCount');
  const port = { protocol, target: to?.first ?? 0, published: from?.first ?? 0, mode };
  if (count === 1) return port;
  return { ...port, count, ...(targets === 1 && { oneTarget: true }) };
}

/** `8080`, or `60000-62000`. */
function readSpan(text: string): { readonly first: number; readonly count: number } | null {
  const [, from = '', to = from] = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  return first >= 1 && last >= first && last <= 65_535 ? { first, count: last - first + 1 } : null;
}

function readMounts({ mounts }: ServiceForm, wrong: Wrong): readonly Mount[] {
  const targets = new Set<string>();
  return mounts.map(({ key, type, source: typed, target: path, readOnly }) => {
    // A row that the form does not know how to set is as it was.
    const isOurs = type === 'bind' || type === 'volume' || type === 'tmpfs';
    const [source, target] = isOurs ? [typed.trim(), path.trim()] : [typed, path];
    if (target === '') wrong(`mounts.${key}.target`, 'required');
    else if (isOurs && !target.startsWith('/')) wrong(`mounts.${key}.target`, 'target');
    else if (targets.has(target)) wrong(`mounts.${key}.target`, 'targetTwice');
    targets.add(target);
    if (type === 'bind' && !source.startsWith('/')) wrong(`mounts.${key}.source`, 'bindSource');
    if (type === 'volume' && source !== '' && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source))
      wrong(`mounts.${key}.source`, 'volumeName');
    return { type, source: type === 'tmpfs' ? '' : source, target, readOnly };
  });
}

function readConstraints({ constraints }: ServiceForm, wrong: Wrong): readonly string[] {
  return constraints.map(({ key, text }) => {
    const constraint = text.trim();
    try {
      if (constraint === '') wrong(`constraints.${key}.text`, 'required');
      else parseConstraint(constraint);
    } catch {
      wrong(`constraints.${key}.text`, 'constraint');
    }
    return constraint;
  });
}

function readGeneric({ generic }: ServiceForm, wrong: Wrong): readonly GenericResource[] {
  const kinds = new Set<string>();
  return generic.map(({ key, kind: typed, amount: typedAmount, had }) => {
    const isUntouched = had !== undefined && typed === had.kind && typedAmount === String(had.amount);
    const kind = isUntouched ? had.kind : typed.trim();
    const amount = /^\d+$/.test(typedAmount.trim()) ? Number(typedAmount) : Number.NaN;
    if (kinds.has(kind)) wrong(`generic.${key}.kind`, 'kindTwice');
    kinds.add(kind);
    if (isUntouched) return had;
    if (kind === '') wrong(`generic.${key}.kind`, 'required');
    else if (/[=\0\n]/.test(kind)) wrong(`generic.${key}.kind`, 'kind');
    if (!Number.isSafeInteger(amount)) wrong(`generic.${key}.amount`, 'amount');
    return { kind, amount: Number.isSafeInteger(amount) ? amount : 0 };
  });
}

function readAmounts(
  cpu: 'reserveCpu' | 'limitCpu',
  memory: 'reserveMemory' | 'limitMemory',
  form: ServiceForm,
  wrong: Wrong,
): Limits {
  const amount = (
    field: keyof ServiceForm & (typeof cpu | typeof memory),
    read: (text: string) => number | null,
    least: number,
    mistake: Mistake,
  ): number => {
    const value = form[field].trim() === '' ? 0 : read(form[field]);
    if (value === null || (value !== 0 && value < least)) wrong(field, mistake);
    return value ?? 0;
  };
  return {
    nanoCpus: amount(cpu, readCpus, MIN_CPUS, 'cpus'),
    memoryBytes: amount(memory, readMemory, MIN_MEMORY, 'memory'),
  };
}

function checkVariables(rows: readonly VariableRow[], wrong: Wrong): void {
  const names = new Set(rows.filter(({ state }) => state === 'kept').map(({ name }) => name));
  for (const { key, name: typed, value, state } of rows) {
    if (state !== 'new' && state !== 'replaced') continue;
    const name = typed.trim();
    if (name === '') wrong(`env.${key}.name`, 'required');
    else if (/[=\s\0]/.test(name)) wrong(`env.${key}.name`, 'variable');
    else if (names.has(name)) wrong(`env.${key}.name`, 'variableTwice');
    if (value.includes('\0')) wrong(`env.${key}.value`, 'value');
    names.add(name);
  }
}
