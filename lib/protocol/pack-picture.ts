import { atOnce } from '@/lib/base/in-slices';
import { keysOf } from '@/lib/base/keys';
import { type ClusterObjects, COLLECTIONS, type CollectionName } from '@/lib/swarm/objects/cluster';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Task } from '@/lib/swarm/objects/task';
import type { Activity } from '@/lib/swarm/picture/activity';
import { type Packed, Packer } from './pack';
import type { PackedRevision, PackedSnapshot, Revision, Snapshot } from './picture';
import type { NameTask } from './task-names';

/** All of a task that is sent unasked; the server's records hold more. [W10] */
const TASK_FIELDS: Readonly<Record<keyof Task, true>> = {
  id: true,
  service: true,
  runtime: true,
  node: true,
  slot: true,
  state: true,
  desiredState: true,
  since: true,
  createdAt: true,
  message: true,
  error: true,
  exitCode: true,
  image: true,
  template: true,
  iteration: true,
  reservations: true,
};

/** Packs a whole picture. Yields every few ms at 30,000 tasks, for a caller that must not block. */
export function* packSnapshot(
  { cluster, activities, ...rest }: Snapshot,
  nameOf: NameTask,
): Generator<undefined, PackedSnapshot> {
  const packer = new Packer();
  const objects = {
    nodes: yield* packed(packer, [...cluster.nodes.values()]),
    services: yield* packed(packer, [...cluster.services.values()]),
    networks: yield* packed(packer, [...cluster.networks.values()]),
    tasks: yield* packedTasks(packer, cluster.tasks.values(), nameOf),
  };
  return { ...rest, activities: rename(activities, nameOf), table: packer.table, objects };
}

export function packRevision(
  { base, revision, delta, activities }: Revision,
  nameOf: NameTask,
): PackedRevision {
  const packer = new Packer();
  const { put, remove } = delta;
  const objects: { [K in CollectionName]?: Packed } = {};
  for (const name of COLLECTIONS) {
    const { [name]: members } = put;
    if (!members) continue;
    const packing = name === 'tasks' ? packedTasks(packer, put.tasks ?? [], nameOf) : packed(packer, members);
    objects[name] = atOnce(packing);
  }
  const removed = remove.tasks ? { ...remove, tasks: remove.tasks.map(nameOf) } : remove;
  return {
    base,
    revision,
    activities: rename(activities, nameOf),
    table: packer.table,
    put: objects,
    remove: removed,
  };
}

/** All objects of a collection have the fields of the first: they are read by one decoder. */
const packed = (packer: Packer, objects: readonly ClusterObjects[CollectionName][]) =>
  packer.pack(objects, Object.keys(objects[0] ?? {}) as never[]);

function* packedTasks(packer: Packer, tasks: Iterable<Task>, nameOf: NameTask): Generator<undefined, Packed> {
  const byService = new Map<ServiceId | null, Task[]>();
  for (const task of tasks) {
    const members = byService.get(task.service);
    if (members) members.push(task);
    else byService.set(task.service, [task]);
    yield;
  }
  // Neighbours that are alike take the least room.
  const inOrder: Task[] = [];
  for (const members of byService.values()) {
    for (const task of members.sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0))) inOrder.push(task);
    yield;
  }
  return yield* packer.pack(inOrder, keysOf(TASK_FIELDS), ({ id }) => nameOf(id));
}

const rename = (activities: readonly Activity[], nameOf: NameTask): Activity[] =>
  activities.map((each) => ('task' in each ? { ...each, task: nameOf(each.task) } : each));
