import type { ServiceId, TaskId } from '@/lib/swarm/objects/ids';

interface Failure {
  readonly id: TaskId;
  readonly service: ServiceId;
}

/** What to read next; or how long until something may be, ms; null while nothing waits. */
export type Turn<T> = { readonly take: T } | { readonly wait: number } | null;

/** In a minute: of the swarm, and of one service. */
const MOST_READS = 60;
const MOST_READS_EACH = 30;
const MINUTE = 60_000;
/** Of one service: when its turn comes, older ones are the likeliest to be gone. */
const MOST_WAITING_EACH = 3;

/**
 * Failed tasks whose lines are still to be read. Services take turns, each with its latest failure first, within a
 * budget: a storm of failures costs Docker no more than a minute's reads.
 */
export class FailureQueue<T extends Failure> {
  /** By service, the one whose turn was longest ago first; its failures as they came. */
  private readonly waiting = new Map<ServiceId, T[]>();
  /** The reads of the last minute, the oldest first. */
  private begun: { readonly at: number; readonly service: ServiceId }[] = [];

  add(failure: T): void {
    const same = [...(this.waiting.get(failure.service) ?? []), failure];
    this.waiting.set(failure.service, same.slice(-MOST_WAITING_EACH));
  }

  /** What Docker has forgotten need not be read. */
  drop(ids: ReadonlySet<TaskId>): void {
    for (const [service, failures] of this.waiting)
      this.leave(
        service,
        failures.filter(({ id }) => !ids.has(id)),
      );
  }

  /** `now` in ms of any clock that does not go back. */
  next(now: number): Turn<T> {
    this.begun = this.begun.filter(({ at }) => now - at < MINUTE);
    let wait = Number.POSITIVE_INFINITY;
    for (const [service, failures] of this.waiting) {
      const own = this.begun.filter((read) => read.service === service);
      const blocking = [
        ...(this.begun.length >= MOST_READS ? this.begun.slice(0, 1) : []),
        ...(own.length >= MOST_READS_EACH ? own.slice(0, 1) : []),
      ];
      if (blocking.length > 0) {
        wait = Math.min(wait, Math.max(...blocking.map(({ at }) => at + MINUTE - now)));
        continue;
      }
      const take = failures.at(-1);
      if (!take) continue;
      this.waiting.delete(service);
      this.leave(service, failures.slice(0, -1));
      this.begun.push({ at: now, service });
      return { take };
    }
    return this.waiting.size === 0 ? null : { wait };
  }

  private leave(service: ServiceId, failures: T[]): void {
    if (failures.length > 0) this.waiting.set(service, failures);
    else this.waiting.delete(service);
  }
}
