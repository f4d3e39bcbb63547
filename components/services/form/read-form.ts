import { sameJson } from '@/lib/base/equal';
import { TakenPorts } from '@/lib/swarm/derived/taken-ports';
import { parseConstraint } from '@/lib/swarm/objects/constraint';
import { isImageReference } from '@/lib/swarm/objects/image';
import type { PortRange } from '@/lib/swarm/objects/port';
import type { GenericResource, Limits } from '@/lib/swarm/objects/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/objects/service';
import type { Edited, Mount, ServiceDefinition, ServiceFields } from '@/lib/swarm/objects/service-definition';
import { isReplicaCount } from '@/lib/swarm/operations/scale';
import { readCpus, readDuration, readMemory } from './amount-text';
import type { Mistake, Mistakes } from './mistakes';
import { isAbsolutePath, isMountKind, isPipe, isVolumeName } from './mount-text';
import {
  formOf,
  type GenericRow,
  genericFields,
  type MountRow,
  type PortRow,
  placeOf,
  portFields,
  type ServiceForm,
  type TextField,
  type TextRow,
  type VariableRow,
} from './service-form';
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

/**
 * Reads a form, and checks what was typed. What stands as it was `opened` says what the service says, to the last letter:
 * Docker holds it already, whatever it is. null: the service is new.
 */
export function readForm(
  form: ServiceForm,
  around: Surroundings,
  opened: ServiceDefinition | null,
): ReadForm {
  const mistakes = new Map<string, Mistake>();
  /** Notes the mistake of a field; a field has one at a time. */
  const wrong = (field: string, mistake: Mistake): void => {
    if (!mistakes.has(field)) mistakes.set(field, mistake);
  };
  const before = opened && formOf(opened);
  const isAsOpened = (field: keyof ServiceForm) => before?.[field] === form[field];
  /** `old`: what it was, if the service is not new. */
  const read = <T>(
    field: TextField,
    old: T | undefined,
    reader: (text: string) => T | null,
    mistake: Mistake,
    empty: T,
  ): T => {
    if (old !== undefined && isAsOpened(field)) return old;
    const value = reader(form[field]);
    if (value === null) wrong(field, mistake);
    return value ?? empty;
  };

  /** A text that must be there. */
  const required = (field: 'name' | 'image', check: (text: string) => Mistake | null): string => {
    if (isAsOpened(field)) return form[field];
    const text = form[field].trim();
    const mistake = text === '' ? 'required' : check(text);
    if (mistake) wrong(field, mistake);
    return text;
  };

  const name = required('name', (text) => {
    if (!isServiceName(text)) return 'name';
    return around.names.has(text.toLowerCase()) ? 'nameTaken' : null;
  });
  const image = required('image', (text) => (isImageReference(text) ? null : 'image'));

  const old = opened?.update;
  const update: UpdateConfig = {
    parallelism: read('parallelism', old?.parallelism, readWhole, 'count', 1),
    delay: read('delay', old?.delay, readDuration, 'duration', 0),
    monitor: read('monitor', old?.monitor, (text) => positive(readDuration(text)), 'monitor', 5_000),
    failureAction: form.failureAction,
    maxFailureRatio: read('maxFailureRatio', old?.maxFailureRatio, readRatio, 'ratio', 0),
    order: form.order,
  };
  const readMode = (): ServiceMode => {
    const { mode } = form;
    if (mode === 'global' || mode === 'global-job') return { kind: mode };
    const was = opened?.mode;
    if (mode === 'replicated') {
      const replicas = was?.kind === mode ? was.replicas : undefined;
      return { kind: mode, replicas: read('replicas', replicas, readWhole, 'count', 0) };
    }
    const job = was?.kind === mode ? was : null;
    const atOnce = (text: string) => positive(readWhole(text));
    return {
      kind: mode,
      completions: read('replicas', job?.completions, readWhole, 'count', 0),
      concurrent: read('concurrent', job?.concurrent, atOnce, 'positive', 1),
    };
  };
  const cpus = (field: TextField, was: Limits | undefined) =>
    read(field, was?.nanoCpus, amountOf(readCpus, MIN_CPUS), 'cpus', 0);
  const memory = (field: TextField, was: Limits | undefined) =>
    read(field, was?.memoryBytes, amountOf(readMemory, MIN_MEMORY), 'memory', 0);
  const fields: ServiceFields = {
    mode: readMode(),
    image,
    command: read('command', opened?.command, splitWords, 'quote', []),
    args: read('args', opened?.args, splitWords, 'quote', []),
    ports: readPorts(form.ports, opened?.ports ?? [], around, wrong),
    networks: sameMembers(form.networks, opened?.networks ?? []),
    mounts: readMounts(form.mounts, opened?.mounts ?? [], wrong),
    constraints: readConstraints(form.constraints, opened?.constraints ?? [], wrong),
    reservations: {
      nanoCpus: cpus('reserveCpu', opened?.reservations),
      memoryBytes: memory('reserveMemory', opened?.reservations),
      generic: readGeneric(form.generic, opened?.reservations.generic ?? [], wrong),
    },
    limits: {
      nanoCpus: cpus('limitCpu', opened?.limits),
      memoryBytes: memory('limitMemory', opened?.limits),
    },
    update,
  };
  checkVariables(form.env, wrong);
  const typed = form.env.filter(({ state }) => state === 'new' || state === 'replaced');
  return {
    name,
    fields,
    variables: Object.fromEntries(
      typed.map(({ name: variable, value, state }) => [state === 'new' ? variable.trim() : variable, value]),
    ),
    removed: form.env.filter(({ state }) => state === 'removed').map((row) => row.name),
    mistakes,
  };
}

type Wrong = (field: string, mistake: Mistake) => void;

const isServiceName = (text: string): boolean =>
  text.length <= 63 && /^[a-zA-Z0-9](?:[a-zA-Z0-9_-]*[a-zA-Z0-9])?$/.test(text);

const readWhole = (text: string): number | null => {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return isReplicaCount(value) ? value : null;
};

const positive = (value: number | null): number | null => (value === 0 ? null : value);

function readRatio(text: string): number | null {
  const ratio = /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return ratio >= 0 && ratio <= 1 ? ratio : null;
}

const amountOf =
  (read: (text: string) => number | null, least: number) =>
  (text: string): number | null => {
    const value = text.trim() === '' ? 0 : read(text);
    return value === null || (value !== 0 && value < least) ? null : value;
  };

/** Whoever clears a box and ticks it again has changed nothing. */
const sameMembers = <T>(now: readonly T[], before: readonly T[]): readonly T[] =>
  now.length === before.length && before.every((one) => now.includes(one)) ? before : now;

/** A row beside what it was; both null for one that was added. */
function origin<T>(
  key: string,
  items: readonly T[],
): { readonly was: number | null; readonly item: T | null } {
  const place = placeOf(key);
  const item = place === null ? undefined : items[place];
  return item === undefined ? { was: null, item: null } : { was: place, item };
}

const withPlace = <T>(item: T, was: number | null): Edited<T> => ({ ...item, ...(was !== null && { was }) });

/** Those first that were not touched: who comes to what they hold is wrong, wherever they stand. */
const untouchedFirst = <T extends { readonly isTouched: boolean }>(rows: readonly T[]): readonly T[] =>
  [...rows].sort((a, b) => Number(a.isTouched) - Number(b.isTouched));

function readPorts(
  rows: readonly PortRow[],
  before: readonly PortRange[],
  { publishedPorts }: Surroundings,
  wrong: Wrong,
): readonly Edited<PortRange>[] {
  const read = rows.map((row) => {
    const { was, item } = origin(row.key, before);
    const isUntouched = item !== null && sameJson({ key: row.key, ...portFields(item) }, row);
    const range = isUntouched ? item : readPortRow(row, wrong);
    return { key: row.key, isTouched: !isUntouched, range, edited: withPlace(range, was) };
  });
  const taken = new TakenPorts();
  for (const { key, isTouched, range } of untouchedFirst(read)) {
    if (isTouched) {
      if (taken.firstOf(range)) wrong(`ports.${key}.published`, 'portTwice');
      else if (publishedPorts.firstOf(range)) wrong(`ports.${key}.published`, 'portTaken');
    }
    taken.add(range);
  }
  return read.map(({ edited }) => edited);
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

function readMounts(
  rows: readonly MountRow[],
  before: readonly Mount[],
  wrong: Wrong,
): readonly Edited<Mount>[] {
  const read = rows.map((row) => {
    const { key, type, readOnly } = row;
    const { was, item } = origin(key, before);
    const isTyped = (field: 'source' | 'target') => item?.type !== type || item[field] !== row[field];
    const text = (field: 'source' | 'target') =>
      isTyped(field) && isMountKind(type) ? row[field].trim() : row[field];
    const source = type === 'tmpfs' && isTyped('source') ? '' : text('source');
    const mount: Mount = { type, source, target: text('target'), readOnly };
    if (isTyped('source')) checkSource(mount, (mistake) => wrong(`mounts.${key}.source`, mistake));
    return { key, mount, isTouched: isTyped('target'), edited: withPlace(mount, was) };
  });
  const targets = new Set<string>();
  for (const { key, mount, isTouched } of untouchedFirst(read)) {
    const { target } = mount;
    const say = (mistake: Mistake) => wrong(`mounts.${key}.target`, mistake);
    if (isTouched) {
      checkTarget(mount, say);
      if (targets.has(target)) say('targetTwice');
    }
    targets.add(target);
  }
  return read.map(({ edited }) => edited);
}

function checkSource({ type, source }: Mount, say: (mistake: Mistake) => void): void {
  if (type === 'bind' && !isAbsolutePath(source)) say('bindSource');
  if (type === 'volume' && source !== '' && !isVolumeName(source)) say('volumeName');
  if (type === 'npipe' && !isPipe(source)) say('pipe');
}

function checkTarget({ type, target }: Mount, say: (mistake: Mistake) => void): void {
  if (target === '') say('required');
  else if (type === 'npipe' && !isPipe(target)) say('pipe');
  else if (isMountKind(type) && type !== 'npipe' && !isAbsolutePath(target)) say('target');
}

function readConstraints(
  rows: readonly TextRow[],
  before: readonly string[],
  wrong: Wrong,
): readonly string[] {
  return rows.map(({ key, text }) => {
    if (origin(key, before).item === text) return text;
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

function readGeneric(
  rows: readonly GenericRow[],
  before: readonly GenericResource[],
  wrong: Wrong,
): readonly GenericResource[] {
  const read = rows.map(({ key, kind: kindText, amount: amountText }) => {
    const { item } = origin(key, before);
    const had = item && genericFields(item);
    const [isKindTyped, isAmountTyped] = [had?.kind !== kindText, had?.amount !== amountText];
    if (item && !isKindTyped && !isAmountTyped) return { key, isTouched: false, one: item };
    const kind = isKindTyped ? kindText.trim() : kindText;
    if (isKindTyped && kind === '') wrong(`generic.${key}.kind`, 'required');
    else if (isKindTyped && /[=\0\n]/.test(kind)) wrong(`generic.${key}.kind`, 'kind');
    const typed = /^\d+$/.test(amountText.trim()) ? Number(amountText) : Number.NaN;
    if (isAmountTyped && !Number.isSafeInteger(typed)) wrong(`generic.${key}.amount`, 'amount');
    const amount = item && !isAmountTyped ? item.amount : Number.isSafeInteger(typed) ? typed : 0;
    return { key, isTouched: isKindTyped, one: { kind, amount } };
  });
  const kinds = new Set<string>();
  for (const { key, isTouched, one } of untouchedFirst(read)) {
    if (isTouched && kinds.has(one.kind)) wrong(`generic.${key}.kind`, 'kindTwice');
    kinds.add(one.kind);
  }
  return read.map(({ one }) => one);
}

function checkVariables(rows: readonly VariableRow[], wrong: Wrong): void {
  const names = new Set(rows.filter(({ state }) => state === 'kept').map(({ name }) => name));
  for (const { key, name: typed, value, state } of untouchedFirst(
    rows.map((row) => ({ ...row, isTouched: row.state === 'new' })),
  )) {
    if (state !== 'new' && state !== 'replaced') continue;
    const name = state === 'new' ? typed.trim() : typed;
    if (name === '') wrong(`env.${key}.name`, 'required');
    else if (state === 'new') {
      if (/[=\s\0]/.test(name)) wrong(`env.${key}.name`, 'variable');
      else if (names.has(name)) wrong(`env.${key}.name`, 'variableTwice');
    }
    if (value.includes('\0')) wrong(`env.${key}.value`, 'value');
    names.add(name);
  }
}
