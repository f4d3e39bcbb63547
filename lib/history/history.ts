import type { RecordedCluster } from '@/lib/swarm/objects/cluster';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { ActivityEvent } from '@/lib/swarm/picture/activity';
import type { Delta } from '@/lib/swarm/picture/diff';
import type { ActivityFilter, ActivityPage } from '@/lib/swarm/picture/kept-activity';
import type { ServiceHistory } from '@/lib/swarm/picture/service-history';

/** One step of the picture, as the memory takes it. */
export interface Step {
  /** The picture after it. */
  readonly cluster: RecordedCluster;
  readonly delta: Delta;
  readonly events: readonly ActivityEvent[];
  /** When it was seen, ms since 1970. */
  readonly at: number;
}

export interface ActivityQuestion {
  /** Older lines than the one with this `seq`; null: the newest. */
  readonly before: number | null;
  readonly limit: number;
  readonly filter: ActivityFilter;
}

/** What was seen, kept. In memory now; whatever else keeps it answers the same questions, and may take its time. */
export interface History {
  take(step: Step): void;
  /**
   * Whether anything is watched from `at` (ms since 1970) on: where nothing is, when something last was. What is not watched is
   * a gap in every answer.
   */
  watch(isWatched: boolean, at: number): void;
  serviceHistory(service: ServiceId): ServiceHistory | Promise<ServiceHistory>;
  activities(question: ActivityQuestion): ActivityPage | Promise<ActivityPage>;
}

/** What it keeps at most. */
export interface HistoryBounds {
  readonly lines: number;
  /** Lines of one kind in a minute that are kept singly; the rest of them is one line with their number. */
  readonly linesOfBurst: number;
  /** Characters of a text of a line that is Docker's or a container's. */
  readonly textChars: number;
  /** Points of a service, and of all. */
  readonly pointsEach: number;
  readonly points: number;
  readonly revisionsEach: number;
  /** Services that are gone and still known by name. */
  readonly goneServices: number;
  /** Times in which nothing was watched; of more, the nearest are told as one. */
  readonly gaps: number;
}
