import { sameJson } from '@/lib/base/equal';
import { groupBy } from '@/lib/base/group';
import { type Json, object, text } from '@/lib/base/json';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { Port, PortRange } from '@/lib/swarm/objects/port';
import { portsIn } from '@/lib/swarm/objects/port-range';
import type { GenericResource, Limits } from '@/lib/swarm/objects/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/objects/service';
import type { Edited, Mount, ServiceChanges, ServiceDraft } from '@/lib/swarm/objects/service-definition';
import { decodeDefinition, variableName } from '../read/decode-definition';
import { genericResources, id, onePort } from '../read/decode-parts';
import { decodeMount } from '../read/decode-settings';
import { elementsAt, withValue } from './json-edit';
import { spanOf } from './json-span';

type Edit = (spec: string) => string;

/**
 * Applies an edit to the JSON text of a spec. What the edit does not name, what it leaves as it is, and what this
 * program does not know of, stays to the byte. [A2]
 */
export function applyChanges(spec: string, changes: ServiceChanges): string {
  const before = decodeDefinition(JSON.parse(spec), '');
  const edits: Edit[] = [];
  const { image, command, args, env, mounts, networks, constraints, reservations, limits, update } = changes;
  if (changes.mode) edits.push(modeEdit(spec, before.mode, changes.mode));
  if (image !== undefined && image !== before.image) edits.push(put([...CONTAINER, 'Image'], image));
  if (command && !same(command, before.command)) edits.push(put([...CONTAINER, 'Command'], command));
  if (args && !same(args, before.args)) edits.push(put([...CONTAINER, 'Args'], args));
  if (env) edits.push((now) => editEnvironment(now, env.set, env.remove));
  if (mounts) edits.push(listEdit([...CONTAINER, 'Mounts'], mounts, MOUNTS));
  if (networks) edits.push(listEdit(networksPath(spec), networks, NETWORKS));
  if (constraints) edits.push(listEdit([...PLACEMENT, 'Constraints'], constraints, CONSTRAINTS));
  if (changes.ports) edits.push(portsEdit(before.ports, changes.ports));
  if (reservations) {
    edits.push(amountsEdit('Reservations', before.reservations, reservations));
    edits.push(genericEdit(before.reservations.generic, reservations.generic));
  }
  if (limits) edits.push(amountsEdit('Limits', before.limits, limits));
  if (update) edits.push(updateEdit(before.update, update));
  return edits.reduce((now, edit) => edit(now), spec);
}

/** The spec of a new service, as JSON text. Fields that say what Docker's defaults say are left out. */
export function newSpec(draft: ServiceDraft): string {
  const { name, env, mode, ...fields } = draft;
  const bare = { Name: name, TaskTemplate: { ContainerSpec: { Image: '' } }, Mode: modeJson(mode) };
  return applyChanges(JSON.stringify(bare), { ...fields, env: { set: env, remove: [] } });
}

const TEMPLATE = ['TaskTemplate'];
const CONTAINER = [...TEMPLATE, 'ContainerSpec'];
const PLACEMENT = [...TEMPLATE, 'Placement'];
const GENERIC = [...TEMPLATE, 'Resources', 'Reservations', 'GenericResources'];

const put =
  (path: readonly string[], value: unknown): Edit =>
  (spec) =>
    withValue(spec, path, JSON.stringify(value));

const all =
  (edits: readonly Edit[]): Edit =>
  (spec) =>
    edits.reduce((now, edit) => edit(now), spec);

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

/** How the items of a list stand in a spec. */
interface ItemKind<T> {
  /** As the definition tells of it; null for an element that it leaves out. */
  readonly decode: (element: unknown) => T | null;
  readonly encode: (item: T) => unknown;
  /** The same for items that are the same. */
  readonly key: (item: T) => string;
  /** The text of the element that was `before`, as `wanted` has it. */
  readonly rewrite: (own: string, before: T, wanted: T) => string;
  /** The item's place among those that the definition tells of, where it was there. */
  readonly was?: (item: T) => number | undefined;
}

/**
 * An element keeps its own text, with what is in it that nobody here knows, but for what is asked to be another; one
 * that the definition leaves out stays. Which element is meant an item says by its place, or by being the same.
 */
const listEdit =
  <T>(path: readonly string[], wanted: readonly T[], kind: ItemKind<T>): Edit =>
  (spec) => {
    const elements = elementsAt(spec, path);
    const decoded = elements.map((own) => ({ own, item: kind.decode(JSON.parse(own)) }));
    const shown = decoded.flatMap(({ own, item }) => (item === null ? [] : [{ own, item }]));
    const free = new Set(shown);
    const named = wanted.map((item) => {
      const found = shown[kind.was?.(item) ?? -1];
      return found && free.delete(found) ? found : null;
    });
    const alike = groupBy(free, ({ item }) => kind.key(item));
    const next = wanted.map((item, i) => {
      const found = named[i] ?? alike.get(kind.key(item))?.shift();
      return found ? kind.rewrite(found.own, found.item, item) : JSON.stringify(kind.encode(item));
    });
    for (const [place, { own, item }] of decoded.entries()) if (item === null) next.splice(place, 0, own);
    return same(next, elements) ? spec : withValue(spec, path, `[${next.join(',')}]`);
  };

/** Items that are told whole: nothing of another one is kept. */
const whole = <T extends string>(
  decode: (element: unknown) => T | null,
  encode: (item: T) => unknown,
): ItemKind<T> => ({
  decode,
  encode,
  key: (item) => item,
  rewrite: (own) => own,
});

/** Records whose members stand in the spec under these names. */
function members<T extends object>(
  names: { readonly [K in Exclude<keyof T, 'was'>]: string },
  { decode, encode, was }: Pick<ItemKind<T>, 'decode' | 'encode' | 'was'>,
): ItemKind<T> {
  // The keys of a record with known keys.
  const keys = Object.keys(names) as Exclude<keyof T, 'was'>[];
  const changed = (a: T, b: T) => keys.filter((key) => a[key] !== b[key]);
  return {
    decode,
    encode,
    ...(was && { was }),
    key: (item) => keyOf(keys.map((key) => item[key])),
    rewrite: (own, before, wanted) =>
      changed(before, wanted).reduce(
        (now, key) => withValue(now, [names[key]], JSON.stringify(wanted[key])),
        own,
      ),
  };
}

/**
 * Ports have no order of their own: those that stay keep their place and their text, as does what is no port. What a
 * range has now and had not takes the place of what it had and has no more, so that what no form shows of it stays.
 */
const portsEdit =
  (before: readonly PortRange[], wanted: readonly Edited<PortRange>[]): Edit =>
  (spec) => {
    const path = ['EndpointSpec', 'Ports'];
    const elements = elementsAt(spec, path);
    const ports = elements.map((own) => onePort(JSON.parse(own)));
    const next = elements.map((own, at) => (ports[at] ? null : own));
    const free = groupBy(ports.keys(), (at) => keyOf(ports[at]));
    const take = (port: Port) => free.get(keyOf(port))?.shift();
    const ranges = new Map(before.entries());
    const missing = wanted.map((range) =>
      portsIn([range]).filter((port) => {
        const at = take(port);
        if (at !== undefined) next[at] = elements[at] ?? null;
        return at === undefined;
      }),
    );
    const added = wanted.flatMap(({ was }, i) => {
      const had = ranges.get(was ?? -1);
      ranges.delete(was ?? -1);
      const places = portsIn(had ? [had] : []).flatMap((old) => {
        const at = take(old);
        return at === undefined ? [] : [{ old, at }];
      });
      return (missing[i] ?? []).flatMap((port, n) => {
        const place = places[n];
        if (!place) return [JSON.stringify(PORTS.encode(port))];
        next[place.at] = PORTS.rewrite(elements[place.at] ?? '', place.old, port);
        return [];
      });
    });
    const left = [...next.filter((own) => own !== null), ...added];
    return same(left, elements) ? spec : withValue(spec, path, `[${left.join(',')}]`);
  };

const keyOf = (item: unknown): string => JSON.stringify(item);

/** Nor have generic resources, which their kind tells apart; several elements may be of one. */
const genericEdit =
  (before: readonly GenericResource[], wanted: readonly GenericResource[]): Edit =>
  (spec) => {
    const elements = elementsAt(spec, GENERIC);
    const missing = new Map(wanted.map((one) => [one.kind, one]));
    const kept = new Set(
      before.filter((one) => sameJson(one, missing.get(one.kind))).map(({ kind }) => kind),
    );
    const next = elements.flatMap((own) => {
      const [old] = genericResources([JSON.parse(own)]);
      if (!old || kept.has(old.kind)) return [own];
      const one = missing.get(old.kind);
      missing.delete(old.kind);
      if (!one) return [];
      return one.names || old.names
        ? genericTexts(one)
        : [withValue(own, ['DiscreteResourceSpec', 'Value'], JSON.stringify(one.amount))];
    });
    for (const one of missing.values()) if (!kept.has(one.kind)) next.push(...genericTexts(one));
    return same(next, elements) ? spec : withValue(spec, GENERIC, `[${next.join(',')}]`);
  };

/** As Docker lists it: those that have names one by one. */
const genericTexts = ({ kind, amount, names }: GenericResource): readonly string[] =>
  names
    ? names.map((name) => JSON.stringify({ NamedResourceSpec: { Kind: kind, Value: name } }))
    : [JSON.stringify({ DiscreteResourceSpec: { Kind: kind, Value: amount } })];

function editEnvironment(
  spec: string,
  set: Readonly<Record<string, string>>,
  remove: readonly string[],
): string {
  const path = [...CONTAINER, 'Env'];
  const before = elementsAt(spec, path);
  const missing = new Map(Object.entries(set));
  const next = before.flatMap((own) => {
    const name = variableName(text(JSON.parse(own)));
    const value = missing.get(name);
    if (value === undefined) return remove.includes(name) || Object.hasOwn(set, name) ? [] : [own];
    missing.delete(name);
    return [JSON.stringify(`${name}=${value}`)];
  });
  for (const [name, value] of missing) next.push(JSON.stringify(`${name}=${value}`));
  return same(next, before) ? spec : withValue(spec, path, `[${next.join(',')}]`);
}

/** Docker 20.10 and later keep networks in the task template; what an older one left beside it stays there. */
function networksPath(spec: string): readonly string[] {
  const own = [...TEMPLATE, 'Networks'];
  const isOld = elementsAt(spec, own).length === 0 && elementsAt(spec, ['Networks']).length > 0;
  return isOld ? ['Networks'] : own;
}

const NETWORKS = whole<NetworkId>(
  (element) => id(object(element).Target),
  (Target) => ({ Target }),
);

const CONSTRAINTS = whole<string>(
  (element) => (typeof element === 'string' ? element : null),
  (constraint) => constraint,
);

const PORTS = members<Port>(
  { protocol: 'Protocol', target: 'TargetPort', published: 'PublishedPort', mode: 'PublishMode' },
  {
    decode: onePort,
    encode: ({ protocol, target, published, mode }) => ({
      Protocol: protocol,
      TargetPort: target,
      ...(published > 0 && { PublishedPort: published }),
      PublishMode: mode,
    }),
  },
);

const encodeMount = ({ type, source, target, readOnly }: Mount): Json => ({
  Type: type,
  ...(source !== '' && { Source: source }),
  Target: target,
  ...(readOnly && { ReadOnly: true }),
});

const SAME_KIND = members<Edited<Mount>>(
  { type: 'Type', source: 'Source', target: 'Target', readOnly: 'ReadOnly' },
  { decode: decodeMount, encode: encodeMount, was: ({ was }) => was },
);

const MOUNTS: ItemKind<Edited<Mount>> = {
  ...SAME_KIND,
  // A kind of mount has options that Docker refuses of another.
  rewrite: (own, before, wanted) =>
    before.type === wanted.type
      ? SAME_KIND.rewrite(own, before, wanted)
      : JSON.stringify(encodeMount(wanted)),
};

const amountsEdit = (kind: 'Limits' | 'Reservations', before: Limits, wanted: Limits): Edit =>
  all([
    ...(wanted.nanoCpus === before.nanoCpus
      ? []
      : [put([...TEMPLATE, 'Resources', kind, 'NanoCPUs'], wanted.nanoCpus)]),
    ...(wanted.memoryBytes === before.memoryBytes
      ? []
      : [put([...TEMPLATE, 'Resources', kind, 'MemoryBytes'], wanted.memoryBytes)]),
  ]);

const NANOS_IN_MS = 1_000_000;

function updateEdit(before: UpdateConfig, wanted: UpdateConfig): Edit {
  const ns = (ms: number) => Math.round(ms * NANOS_IN_MS);
  const members: { readonly [K in keyof UpdateConfig]: readonly [string, unknown] } = {
    parallelism: ['Parallelism', wanted.parallelism],
    delay: ['Delay', ns(wanted.delay)],
    monitor: ['Monitor', ns(wanted.monitor)],
    failureAction: ['FailureAction', wanted.failureAction],
    maxFailureRatio: ['MaxFailureRatio', wanted.maxFailureRatio],
    order: ['Order', wanted.order],
  };
  // The keys of a record with known keys.
  const changed = (Object.keys(members) as (keyof UpdateConfig)[]).filter(
    (one) => before[one] !== wanted[one],
  );
  if (changed.length === 0) return keep;
  return (spec) => {
    // Where nothing is stated yet, no parallelism beside other settings would mean "all at once".
    const isStated = spanOf(spec, ['UpdateConfig', 'Parallelism']) !== null;
    const fields = new Set(isStated ? changed : (['parallelism', ...changed] as const));
    return all([...fields].map((field) => put(['UpdateConfig', members[field][0]], members[field][1])))(spec);
  };
}

function modeEdit(spec: string, before: ServiceMode, wanted: ServiceMode): Edit {
  if (wanted.kind === 'replicated' && before.kind === 'replicated')
    return wanted.replicas === before.replicas
      ? keep
      : put(['Mode', 'Replicated', 'Replicas'], wanted.replicas);
  if (wanted.kind === 'replicated-job' && before.kind === 'replicated-job') {
    const job = ['Mode', 'ReplicatedJob'];
    const isOther = wanted.concurrent !== before.concurrent;
    // An absent total is the number at once, which it must not follow.
    const isTotal =
      wanted.completions !== before.completions ||
      (isOther && spanOf(spec, [...job, 'TotalCompletions']) === null);
    return all([
      isOther ? put([...job, 'MaxConcurrent'], wanted.concurrent) : keep,
      isTotal ? put([...job, 'TotalCompletions'], wanted.completions) : keep,
    ]);
  }
  return keep; // A global service has nothing to set, and Swarm changes no service's mode.
}

const keep: Edit = (spec) => spec;

function modeJson(mode: ServiceMode): Json {
  switch (mode.kind) {
    case 'replicated':
      return { Replicated: { Replicas: mode.replicas } };
    case 'replicated-job':
      return { ReplicatedJob: { MaxConcurrent: mode.concurrent, TotalCompletions: mode.completions } };
    case 'global':
      return { Global: {} };
    case 'global-job':
      return { GlobalJob: {} };
  }
}
