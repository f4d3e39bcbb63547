import { findTask } from '@/lib/swarm/objects/find-task';
import type { ServiceId, StackName, TaskId } from '@/lib/swarm/objects/ids';
import type { LogLine } from '@/lib/swarm/picture/log-line';

/** The end of a task that failed, with names as the swarm had them then. */
export interface KeptTask {
  readonly id: TaskId;
  readonly service: ServiceId;
  /** Decides who may read it once the service is gone. */
  readonly stack: StackName | null;
  /** Its `slotKey`. */
  readonly slot: string;
  readonly name: string;
  readonly nodeName: string;
  /** When it failed, as Docker says: ms since 1970. */
  readonly failedAt: number;
  /** null: its container never started. */
  readonly exitCode: number | null;
  /** Docker's own words. */
  readonly error: string;
  /** Its last, in order of time. */
  readonly lines: readonly LogLine[];
}

/** Docker itself has the latest five of a slot: beyond them, these. */
const MOST_OF_SLOT = 20;
const MOST_OF_SERVICE = 100;
const MOST_TASKS = 500;
/** Of text in all: at two bytes each, 4 MB. */
const MOST_CHARACTERS = 2_000_000;

/** The last lines of tasks that failed, for when Docker has forgotten them. Bounded: the oldest go. */
export class KeptLines {
  /** The oldest first. */
  private readonly tasks = new Map<TaskId, KeptTask>();
  private characters = 0;

  keep(task: KeptTask): void {
    this.drop(task.id);
    this.tasks.set(task.id, task);
    this.characters += charactersOf(task);
    this.bound(MOST_OF_SLOT, (other) => other.slot === task.slot);
    this.bound(MOST_OF_SERVICE, (other) => other.service === task.service);
    this.bound(MOST_TASKS, () => true);
    for (const [oldest] of this.tasks) {
      if (this.characters <= MOST_CHARACTERS) break;
      this.drop(oldest);
    }
  }

  /** By its id, or the beginning of one, as a large swarm's picture has it. */
  find(id: TaskId): KeptTask | null {
    return findTask(this.tasks, id);
  }

  private bound(most: number, isMeant: (task: KeptTask) => boolean): void {
    const meant = [...this.tasks.values()].filter(isMeant);
    for (const { id } of meant.slice(0, Math.max(0, meant.length - most))) this.drop(id);
  }

  private drop(id: TaskId): void {
    const task = this.tasks.get(id);
    if (!task) return;
    this.tasks.delete(id);
    this.characters -= charactersOf(task);
  }
}

const charactersOf = ({ lines, error }: KeptTask): number =>
  lines.reduce((sum, { text }) => sum + text.length, error.length);
