import type { Node, Service } from '../objects/wire';
import type { Change } from './store';

/** One line of `GET /events`. */
export interface DockerEvent {
  readonly Type: 'node' | 'service' | 'network' | 'secret' | 'config';
  readonly Action: 'create' | 'update' | 'remove';
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
  readonly scope: 'swarm';
  readonly time: number;
  readonly timeNano: number;
}

/** The event that a manager sends for a change, at `now` (ms). Tasks have none: Docker tells of them nowhere. */
export function eventOf(change: Change, now: number): DockerEvent | undefined {
  if (change.kind === 'task') return undefined;
  const object = change.after ?? change.before;
  if (!object) return undefined;
  return {
    Type: change.kind,
    Action: !change.before ? 'create' : change.after ? 'update' : 'remove',
    Actor: { ID: object.ID, Attributes: attributesOf(change) },
    scope: 'swarm',
    time: Math.floor(now / 1_000),
    timeNano: now * 1e6,
  };
}

function attributesOf(change: Exclude<Change, { kind: 'task' }>): Record<string, string> {
  if (change.kind === 'node') {
    const name = (change.after ?? change.before)?.Description.Hostname ?? '';
    return sorted({ name, ...differences(change.before, change.after, NODE_FIELDS) });
  }
  const name = (change.after ?? change.before)?.Spec.Name ?? '';
  if (change.kind !== 'service') return { name };
  return sorted({ name, ...differences(change.before, change.after, SERVICE_FIELDS) });
}

type Fields<T> = Readonly<Record<string, (object: T) => string | undefined>>;

const NODE_FIELDS: Fields<Node> = {
  state: (node) => node.Status.State,
  availability: (node) => node.Spec.Availability,
  role: (node) => node.Spec.Role,
};

const SERVICE_FIELDS: Fields<Service> = {
  image: (service) => service.Spec.TaskTemplate.ContainerSpec.Image,
  replicas: (service) => service.Spec.Mode.Replicated?.Replicas.toString(),
  updatestate: (service) => service.UpdateStatus?.State,
};

/** `field.old` and `field.new` for each field that changed; an old value that was absent is left out. */
function differences<T>(
  before: T | undefined,
  after: T | undefined,
  fields: Fields<T>,
): Record<string, string> {
  if (!before || !after) return {};
  const found: Record<string, string> = {};
  for (const [field, read] of Object.entries(fields)) {
    const [from, to] = [read(before), read(after)];
    if (from === to || to === undefined) continue;
    if (from !== undefined) found[`${field}.old`] = from;
    found[`${field}.new`] = to;
  }
  return found;
}

function sorted(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
