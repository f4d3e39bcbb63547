import { groupBy } from '@/lib/base/group';
import type { Tile } from '@/lib/swarm/derived/tile';
import type { ServiceMark } from '@/lib/swarm/objects/service';
import { isOver } from '@/lib/swarm/objects/task';

/** A service's part of a node's tasks. */
export interface TaskShare {
  readonly name: string;
  readonly mark: ServiceMark | null;
  readonly tasks: number;
}

/** By service, in the order of the tiles, which stays when numbers change. What is over is left out. */
export const taskShares = (tiles: Iterable<Tile>): TaskShare[] =>
  [
    ...groupBy(
      [...tiles].filter(({ task }) => !isOver(task)),
      (tile) => tile.service?.name ?? tile.name,
    ),
  ].map(([name, members]) => ({ name, mark: members[0]?.mark ?? null, tasks: members.length }));
