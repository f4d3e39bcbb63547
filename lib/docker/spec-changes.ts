import { sameJson } from '@/lib/base/equal';
import type { Port, PortRange } from '@/lib/swarm/port';
import { portsIn } from '@/lib/swarm/port-range';
import type { GenericResource, Limits } from '@/lib/swarm/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/service';
import type { Mount, ServiceChanges, ServiceDraft } from '@/lib/swarm/service-definition';
import { decodeDefinition, decodeMount, variableName } from './decode-definition';
import { genericResources, id, onePort } from './decode-parts';
import { type Json, object, text } from './json';
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
  if (changes.mode) edits.push(modeEdit(before.mode, changes.mode));
  if (image !== undefined && image !== before.image) edits.push(put([...CONTAINER, 'Image'], image));
  if (command && !same(command, before.command)) edits.push(put([...CONTAINER, 'Command'], command));
  if (args && !same(args, before.args)) edits.push(put([...CONTAINER, 'Args'], args));
  if (env) edits.push((now) => editEnvironment(now, env.set, env.remove));
  if (mounts) edits.push(listEdit([...CONTAINER, 'Mounts'], mounts, decodeMount, mountJson));
  if (networks) edits.push(listEdit(networksPath(spec), networks, networkOf, (Target) => ({ Target })));
  if (constraints) edits.push(listEdit([...PLACEMENT, 'Constraints'], constraints, text, (one) => one));
  if (changes.ports) edits.push(portsEdit(changes.ports));
  if (reservations) {
    edits.push(amountsEdit('Reservations', before.reservations, reservations));
    const { generic } = reservations;
    if (!sameJson(generic, before.reservations.generic))
      edits.push(listEdit(GENERIC, generic.flatMap(oneByOne), oneGeneric, genericJson));
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

/** Elements that are asked for as they are keep their own text, with what is in it that nobody here knows. */
const listEdit =
  <T>(
    path: readonly string[],
    wanted: readonly T[],
    decode: (value: unknown) => T,
    encode: (item: T) => unknown,
  ): Edit =>
  (spec) => {
    const before = elementsAt(spec, path);
    const kept = new Map<string, string[]>();
    for (const own of before) {
      const key = keyOf(decode(JSON.parse(own)));
      const alike = kept.get(key);
      if (alike) alike.push(own);
      else kept.set(key, [own]);
    }
    const next = wanted.map((item) => kept.get(keyOf(item))?.shift() ?? JSON.stringify(encode(item)));
    return same(next, before) ? spec : withValue(spec, path, `[${next.join(',')}]`);
  };

const keyOf = (item: unknown): string => JSON.stringify(item);

/** Ports have no order of their own: those that stay keep their place and their text, as does what is no port. */
const portsEdit =
  (wanted: readonly PortRange[]): Edit =>
  (spec) => {
    const path = ['EndpointSpec', 'Ports'];
    const before = elementsAt(spec, path);
    const missing = new Map(portsIn(wanted).map((port) => [keyOf(port), port]));
    const has = new Set(missing.keys());
    const kept = before.filter((own) => {
      const port = onePort(JSON.parse(own));
      if (port === null) return true;
      missing.delete(keyOf(port));
      return has.has(keyOf(port));
    });
    const next = [...kept, ...[...missing.values()].map((port) => JSON.stringify(portJson(port)))];
    return same(next, before) ? spec : withValue(spec, path, `[${next.join(',')}]`);
  };

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
  const isOld = elementsAt(spec, ['Networks']).length > 0 && !spanOf(spec, [...TEMPLATE, 'Networks']);
  return isOld ? ['Networks'] : [...TEMPLATE, 'Networks'];
}

const networkOf = (value: unknown) => id(object(value).Target) ?? '';

const portJson = (port: Port): Json => ({
  Protocol: port.protocol,
  TargetPort: port.target,
  ...(port.published > 0 && { PublishedPort: port.published }),
  PublishMode: port.mode,
});

const mountJson = ({ type, source, target, readOnly }: Mount): Json => ({
  Type: type,
  ...(source !== '' && { Source: source }),
  Target: target,
  ...(readOnly && { ReadOnly: true }),
});

const oneGeneric = (value: unknown): GenericResource | null => genericResources([value])[0] ?? null;

/** As Docker lists those that have names. */
const oneByOne = (one: GenericResource): readonly GenericResource[] =>
  one.names?.map((name) => ({ kind: one.kind, amount: 1, names: [name] })) ?? [one];

function genericJson(one: GenericResource | null): Json {
  if (one === null) return {};
  const { kind, amount, names } = one;
  return names
    ? { NamedResourceSpec: { Kind: kind, Value: names[0] } }
    : { DiscreteResourceSpec: { Kind: kind, Value: amount } };
}

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

function modeEdit(before: ServiceMode, wanted: ServiceMode): Edit {
  if (wanted.kind === 'replicated' && before.kind === 'replicated')
    return wanted.replicas === before.replicas
      ? keep
      : put(['Mode', 'Replicated', 'Replicas'], wanted.replicas);
  if (wanted.kind === 'replicated-job' && before.kind === 'replicated-job')
    return all([
      wanted.concurrent === before.concurrent
        ? keep
        : put(['Mode', 'ReplicatedJob', 'MaxConcurrent'], wanted.concurrent),
      wanted.completions === before.completions
        ? keep
        : put(['Mode', 'ReplicatedJob', 'TotalCompletions'], wanted.completions),
    ]);
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
