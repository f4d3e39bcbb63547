import type { Network, Node, Payload, Service, Task } from '../objects/wire';

/** Objects are never changed in place, so the JSON of one is made once. */
const made = new WeakMap<object, string>();

function once<T extends object>(object: T, shape: (object: T) => unknown): string {
  let json = made.get(object);
  if (json === undefined) {
    json = JSON.stringify(shape(object));
    made.set(object, json);
  }
  return json;
}

const whole = (object: object) => object;

const madeTasks = new WeakMap<Task, Buffer>();

/** As bytes: lists of tasks are long, and asked for all the time. */
export function taskBytes(task: Task): Buffer {
  let bytes = madeTasks.get(task);
  if (bytes === undefined) {
    bytes = Buffer.from(taskJson(task));
    madeTasks.set(task, bytes);
  }
  return bytes;
}

/** Of the parts that tasks share, the JSON is made once: that is most of it. */
export function taskJson({ hidden: _, ...task }: Task): string {
  const {
    ID,
    Version,
    CreatedAt,
    UpdatedAt,
    Labels,
    Spec,
    NetworksAttachments: networks,
    GenericResources: generic,
    JobIteration,
    ...rest
  } = task;
  const head = JSON.stringify({ ID, Version, CreatedAt, UpdatedAt, Labels }).slice(0, -1);
  const attachments = networks?.map(
    ({ Network, Addresses }) =>
      `{"Network":${once(Network, whole)},"Addresses":${JSON.stringify(Addresses)}}`,
  );
  let json = `${head},"Spec":`;
  json += once(Spec, whole);
  // As Go's omitempty does, which drops the first slot of a job.
  json += `,${JSON.stringify({ ...rest, Slot: rest.Slot || undefined }).slice(1, -1)}`;
  if (attachments) json += `,"NetworksAttachments":[${attachments}]`;
  if (generic) json += `,"GenericResources":${JSON.stringify(generic)}`;
  if (JobIteration) json += `,"JobIteration":${JSON.stringify(JobIteration)}`;
  return `${json}}`;
}

export function nodeJson(node: Node): string {
  return once(node, (shown) => shown);
}

export function serviceJson(service: Service): string {
  return once(service, (shown) => shown);
}

export function secretJson(secret: Payload): string {
  return once(secret, (shown) => ({ ...shown, Spec: { ...shown.Spec, Data: undefined } }));
}

export function configJson(config: Payload): string {
  return once(config, (shown) => shown);
}

/** A network as `GET /networks` shows it; tasks carry it in the other shape, Swarm's own. */
export function networkJson(network: Network): string {
  return JSON.stringify({
    Name: network.Spec.Name,
    Id: network.ID,
    Created: network.CreatedAt,
    Scope: 'swarm',
    Driver: network.DriverState.Name,
    EnableIPv6: false,
    IPAM: { Driver: 'default', Options: null, Config: network.IPAMOptions.Configs },
    Internal: network.Spec.Internal ?? false,
    Attachable: network.Spec.Attachable ?? false,
    Ingress: network.Spec.Ingress ?? false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: null,
    Options: network.DriverState.Options,
    Labels: Object.keys(network.Spec.Labels).length > 0 ? network.Spec.Labels : null,
  });
}
