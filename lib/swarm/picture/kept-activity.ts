import type { ServiceId, StackName } from '../objects/ids';
import type { Activity } from './activity';
import type { ActivityKind } from './activity-kinds';
import type { Gap } from './gap';

/** What a line is about, as its filters ask; by name, since names outlive what had them. */
export interface ActivitySubject {
  readonly service: ServiceId | null;
  /** null where the service is not known (any more). */
  readonly serviceName: string | null;
  readonly stack: StackName | null;
  /** None, one, or the two between which a task moved. */
  readonly nodes: readonly string[];
}

/** A line of the server's memory. Its `seq` counts these lines, not those of the feed: here a burst is told singly for longer. */
export type KeptActivity = Activity & { readonly subject: ActivitySubject };

/** null: whatever it is. */
export interface ActivityFilter {
  readonly kind: ActivityKind | null;
  readonly stack: string | null;
  readonly service: string | null;
  readonly node: string | null;
  /** Begins the minute in which it was seen, ms since 1970. */
  readonly minute: number | null;
  /** Words that all stand in it, whatever their case. */
  readonly text: string | null;
}

export const NO_FILTER: ActivityFilter = {
  kind: null,
  stack: null,
  service: null,
  node: null,
  minute: null,
  text: null,
};

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** Lines of one answer, and characters of each text of a filter. */
export const MOST_LINES_ASKED = 100;
export const LONGEST_FILTER_TEXT = 200;

/** What happened in one minute, by how it strikes. */
export interface MinuteCount {
  /** Where the minute begins, ms since 1970. */
  readonly at: number;
  readonly failure: number;
  readonly change: number;
  readonly other: number;
}

export interface ActivityPage {
  /** When the server began to watch, ms since 1970. */
  readonly since: number;
  /** From when on nothing is forgotten that was seen, ms since 1970. */
  readonly from: number;
  /** When nothing was watched since then, oldest first: what happened in one is told as it was seen at its end. */
  readonly gaps: readonly Gap[];
  /** Newest first. */
  readonly lines: readonly KeptActivity[];
  readonly hasOlder: boolean;
  /** Lines that the filter lets through, of how many. */
  readonly matched: number;
  readonly total: number;
  /** Events that are kept as a number only, so that no filter by stack, service, node or text finds them. */
  readonly summed: number;
  /** The last hour, oldest first, this minute last: what the filter lets through, whichever minute it names. */
  readonly minutes: readonly MinuteCount[];
}
