import type { NodeId } from '@/lib/swarm/objects/ids';
import { rank, type TaskRecord } from '@/lib/swarm/objects/task';

/**
 * Between which two moments by our own clock (ms since 1970) something happened. `after`: an answer that was asked for
 * then did not know of it yet; null where no earlier answer tells.
 */
export interface Span {
  readonly after: number | null;
  readonly before: number;
}

/**
 * Another machine's stamp as a moment by our clock: the stamp where it is possible, else the nearest moment that is.
 * 0 is unknown, and stays so unless we saw it happen.
 */
export function ourTime(stamp: number, { after, before }: Span): number {
  if (stamp === 0) return after === null ? 0 : before;
  return Math.min(Math.max(stamp, after ?? stamp), before);
}

/** A clock that is off by less is called right: a node's report may come late by as much. */
const TOLERANCE = 10_000;
/** What is told is "about": it changes where it is off by another tenth. */
const COARSE = 0.1;

/** Which nodes' clocks are off, by the stamps of what happened while we watched. */
export interface Clocks {
  /** How far a node's clock is ahead of ours, ms; negative: behind; 0: nothing shows that it is off. */
  offset(node: NodeId): number;
  /** Takes a node's stamp of something that happened within `span`; whether that changed its offset. */
  judge(node: NodeId, stamp: number, span: Span): boolean;
  /** The managers did not hear from it at `at` (our clock, ms since 1970): what it tells next may be old. */
  silent(node: NodeId, at: number): void;
  forget(node: NodeId): void;
}

export function createClocks(): Clocks {
  const offsets = new Map<NodeId, number>();
  const silentAt = new Map<NodeId, number>();
  return {
    offset: (node) => offsets.get(node) ?? 0,
    judge(node, stamp, span) {
      if (stamp === 0 || span.after === null) return false;
      if (span.after < (silentAt.get(node) ?? Number.NEGATIVE_INFINITY) + TOLERANCE) return false;
      const known = offsets.get(node) ?? 0;
      // What is known may be true of this stamp, too: a wide span says nothing new.
      if (known !== 0 && stamp - known >= span.after && stamp - known <= span.before) return false;
      const off = stamp - ourTime(stamp, span);
      if (Math.abs(off) < TOLERANCE) return offsets.delete(node);
      if (known !== 0 && Math.abs(off - known) < Math.max(TOLERANCE, Math.abs(off) * COARSE)) return false;
      offsets.set(node, off);
      return true;
    },
    silent: (node, at) => void silentAt.set(node, at),
    forget(node) {
      offsets.delete(node);
      silentAt.delete(node);
    },
  };
}

/** The task came to run just now: its stamp was made by its node's clock, and it is not an old one. */
export const isStart = (task: TaskRecord, known: TaskRecord | undefined): boolean =>
  task.state === 'running' && (!known || rank(known.state) < rank('running'));
