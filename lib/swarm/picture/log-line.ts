import type { NodeId, ServiceId, TaskId } from '../objects/ids';

/** Whose logs are read: all tasks of a service, those that are over too as long as Docker has them, or one task. */
export type LogTarget =
  | { readonly kind: 'service'; readonly id: ServiceId }
  | { readonly kind: 'task'; readonly id: TaskId };

/** One line that a container wrote. */
export interface LogLine {
  readonly task: TaskId;
  readonly node: NodeId;
  readonly stream: 'stdout' | 'stderr';
  /** When, by the clock of its node: RFC 3339 in UTC with nine digits after the second, so that texts compare as times. */
  readonly at: string;
  /** As it was written, control characters too, without the line's end. Never trusted as markup. */
  readonly text: string;
  /** How many bytes of a very long line are left out at its end. */
  readonly cut: number;
}

/** Earlier first; of the same moment, none. */
export const byTime = (a: Pick<LogLine, 'at'>, b: Pick<LogLine, 'at'>): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;

/** A time as lines carry it. */
export const logTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, -1)}000000Z`;

/** ms since 1970, a fraction of a ms cut off. */
export const logTimeMs = (at: string): number => Date.parse(`${at.slice(0, 23)}Z`);
