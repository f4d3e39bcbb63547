import { sameJson } from '@/lib/base/equal';
import { type Json, object, text } from '@/lib/base/json';
import { keysOf } from '@/lib/base/keys';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { Limits } from '@/lib/swarm/objects/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/objects/service';
import type {
  ChangedField,
  Edited,
  Mount,
  ServiceChanges,
  ServiceDefinition,
} from '@/lib/swarm/objects/service-definition';
import { pathOf, variableName } from '../read/decode-definition';
import { id } from '../read/decode-parts';
import { decodeMount } from '../read/decode-settings';
import { genericEdit } from './generic-edit';
import { elementsAt, withElements, withMembers, withValue } from './json-edit';
import { spanOf } from './json-span';
import { type ItemKind, listEdit, members, whole } from './list-edit';
import { portEdit } from './port-edit';

type Wanted<F extends ChangedField> = NonNullable<ServiceChanges[F]>;

/** Sets a field in the JSON text of a spec. */
type FieldEdit<T> = (spec: string, wanted: T, before: ServiceDefinition) => string;

const put = (spec: string, path: readonly string[], value: unknown): string =>
  withValue(spec, path, JSON.stringify(value));

/** Of a field that stands in the spec as we have it. */
const plain =
  (field: ChangedField): FieldEdit<unknown> =>
  (spec, wanted, before) =>
    sameJson(wanted, before[field]) ? spec : put(spec, pathOf(field), wanted);

const editAmounts =
  (field: 'limits' | 'reservations'): FieldEdit<Limits> =>
  (spec, wanted, before) =>
    withMembers(
      spec,
      pathOf(field),
      { nanoCpus: 'NanoCPUs', memoryBytes: 'MemoryBytes' },
      wanted,
      before[field],
    );

const UPDATE: { readonly [K in keyof UpdateConfig]: string } = {
  parallelism: 'Parallelism',
  delay: 'Delay',
  monitor: 'Monitor',
  failureAction: 'FailureAction',
  maxFailureRatio: 'MaxFailureRatio',
  order: 'Order',
};

const editUpdate: FieldEdit<UpdateConfig> = (spec, wanted, { update: before }) => {
  if (sameJson(wanted, before)) return spec;
  const parallelism = [...pathOf('update'), UPDATE.parallelism];
  // Where nothing is stated yet, no parallelism beside other settings would mean "all at once".
  const stated = spanOf(spec, parallelism) === null ? put(spec, parallelism, wanted.parallelism) : spec;
  return withMembers(stated, pathOf('update'), UPDATE, inNanoseconds(wanted), inNanoseconds(before));
};

const inNanoseconds = (update: UpdateConfig): UpdateConfig => ({
  ...update,
  delay: Math.round(update.delay * 1_000_000),
  monitor: Math.round(update.monitor * 1_000_000),
});

const editMode: FieldEdit<ServiceMode> = (spec, wanted, { mode: before }) => {
  if (wanted.kind === 'replicated' && before.kind === 'replicated')
    return withMembers(spec, [...pathOf('mode'), 'Replicated'], { replicas: 'Replicas' }, wanted, before);
  if (wanted.kind === 'replicated-job' && before.kind === 'replicated-job') {
    const job = [...pathOf('mode'), 'ReplicatedJob'];
    const total = [...job, 'TotalCompletions'];
    const names = { concurrent: 'MaxConcurrent', completions: 'TotalCompletions' };
    const now = withMembers(spec, job, names, wanted, before);
    // An absent total is the number at once, which it must not follow.
    const isTotal = wanted.concurrent === before.concurrent || spanOf(spec, total) !== null;
    return isTotal ? now : put(now, total, wanted.completions);
  }
  return spec; // A global service has nothing to set, and Swarm changes no service's mode.
};

/** Variables are told apart by name; of one that stays nobody needs the value. */
const editEnvironment: FieldEdit<Wanted<'env'>> = (spec, { set, remove }) =>
  withElements(spec, pathOf('env'), (elements) => {
    const missing = new Map(Object.entries(set));
    const next = elements.flatMap((own) => {
      const name = variableName(text(JSON.parse(own)));
      const value = missing.get(name);
      if (value === undefined) return remove.includes(name) || Object.hasOwn(set, name) ? [] : [own];
      missing.delete(name);
      return [JSON.stringify(`${name}=${value}`)];
    });
    for (const [name, value] of missing) next.push(JSON.stringify(`${name}=${value}`));
    return next;
  });

/** Docker 20.10 and later keep networks in the task template; what an older one left beside it stays there. */
function networksPath(spec: string): readonly string[] {
  const own = pathOf('networks');
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

/** How each field is set, in the order in which they are. */
const EDITS: { readonly [F in ChangedField]: FieldEdit<Wanted<F>> } = {
  mode: editMode,
  image: plain('image'),
  command: plain('command'),
  args: plain('args'),
  env: editEnvironment,
  mounts: (spec, wanted) => withElements(spec, pathOf('mounts'), listEdit(wanted, MOUNTS)),
  networks: (spec, wanted) => withElements(spec, networksPath(spec), listEdit(wanted, NETWORKS)),
  constraints: (spec, wanted) => withElements(spec, pathOf('constraints'), listEdit(wanted, CONSTRAINTS)),
  ports: (spec, wanted, before) => withElements(spec, pathOf('ports'), portEdit(before.ports, wanted)),
  reservations: (spec, wanted, before) =>
    withElements(
      editAmounts('reservations')(spec, wanted, before),
      [...pathOf('reservations'), 'GenericResources'],
      genericEdit(before.reservations.generic, wanted.generic),
    ),
  limits: editAmounts('limits'),
  update: editUpdate,
};

/** Sets one field as an edit wants it. */
function editField<F extends ChangedField>(
  spec: string,
  field: F,
  { [field]: wanted }: ServiceChanges,
  before: ServiceDefinition,
): string {
  return wanted === undefined ? spec : EDITS[field](spec, wanted, before);
}

export function editFields(spec: string, changes: ServiceChanges, before: ServiceDefinition): string {
  return keysOf(EDITS).reduce((now, field) => editField(now, field, changes, before), spec);
}
