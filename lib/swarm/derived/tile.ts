import type { Cluster } from '../objects/cluster';
import { imageTag } from '../objects/image';
import { type Service, type ServiceMark, shortServiceName } from '../objects/service';
import { slotKey, type Task } from '../objects/task';
import { isOutdated, type Look, lookOf } from './look';
import { type Nameless, namelessness, ownerName } from './task-name';

/** All that a tile draws of one task. A new object only when something of it changed. */
export interface Tile {
  readonly task: Task;
  /** No more of it: a tile outlives many versions of its service, and would hold an old one. */
  readonly service: Pick<Service, 'name' | 'stack'> | null;
  readonly mark: ServiceMark | null;
  readonly look: Look;
  /** The task's state as shown: Docker's word, `unknown` where nobody can tell. */
  readonly state: string;
  /** `echo_nginx.3` in parts: `echo_`, `nginx`, `.3` (empty for global services). */
  readonly prefix: string;
  readonly name: string;
  readonly slot: string;
  /** Why `name` is an id; null where it is a service's name. */
  readonly nameless: Nameless | null;
  readonly tag: string;
  readonly outdated: boolean;
  readonly slotKey: string;
  /** It is over and already replaced or gone: drawn for a while so that one sees what happened. */
  readonly tombstone: boolean;
}

export function tileOf(
  task: Task,
  cluster: Pick<Cluster, 'services' | 'nodes'>,
  mark: ServiceMark | null,
  tombstone: boolean,
): Tile {
  const service = (task.service && cluster.services.get(task.service)) || null;
  const name = service ? shortServiceName(service) : ownerName(task, cluster.services);
  const look = lookOf(task, cluster.nodes);
  return {
    task,
    service: service && { name: service.name, stack: service.stack },
    mark,
    look,
    state: look === 'unknown' ? 'unknown' : task.state,
    prefix: service ? service.name.slice(0, service.name.length - name.length) : '',
    name,
    slot: task.slot === null ? '' : `.${task.slot}`,
    nameless: namelessness(task, cluster.services),
    tag: imageTag(task.image),
    outdated: isOutdated(task, service ?? undefined),
    slotKey: slotKey(task),
    tombstone,
  };
}

/** `echo_nginx.3`, whole; an id in place of a name that nobody knows. */
export const tileName = (tile: Tile): string => tile.prefix + tile.name + tile.slot;
