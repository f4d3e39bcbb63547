import type { Clock } from '@/lib/base/time';
import { EMPTY_CLUSTER } from '@/lib/swarm/objects/cluster';
import { HOUR_MS } from '@/lib/swarm/picture/kept-activity';
import { createReplicaCounts } from './count-replicas';
import { findLines } from './find-lines';
import { createGaps } from './gaps';
import type { History, HistoryBounds } from './history';
import { createLineLog } from './line-log';
import { createReplicaLines } from './replica-lines';
import { createSeenRevisions } from './seen-revisions';
import { createSubjects } from './subjects';

/** Marks of one service: as many as anybody tells apart on a line of an hour. */
const MOST_MARKS = 200;

/** A memory of what is seen from now on. Its cost follows what changes; nothing is counted before it is asked for. */
export function createMemory(bounds: HistoryBounds, clock: Clock): History {
  let previous = EMPTY_CLUSTER;
  let since: number | null = null;
  const counts = createReplicaCounts();
  const replicas = createReplicaLines(bounds);
  const revisions = createSeenRevisions(bounds.revisionsEach);
  const subjects = createSubjects(bounds.goneServices);
  const lines = createLineLog(bounds);
  const gaps = createGaps(bounds.gaps);
  const watchedSince = () => since ?? clock();
  const knownFrom = () => lines.forgottenUntil ?? watchedSince();

  return {
    take({ cluster, delta, events, at }) {
      const isFirst = since === null;
      since ??= at;
      gaps.see(at);
      const touched = counts.take(previous, cluster, delta);
      for (const id of delta.remove.services ?? []) {
        subjects.removed(id, previous);
        replicas.drop(id);
        revisions.drop(id);
      }
      for (const service of delta.put.services ?? []) {
        revisions.see(service, previous.services.get(service.id), at, isFirst);
        touched.add(service.id);
      }
      for (const id of touched) {
        const service = cluster.services.get(id);
        if (service) replicas.add(id, { at, ...counts.of(service, cluster.nodes) });
      }
      lines.add(events, at, (event) => subjects.of(event, cluster));
      previous = cluster;
    },
    watch(isWatched, at) {
      // Before the first picture there is nothing for a gap to be in.
      if (since !== null) gaps.watch(isWatched, at);
    },
    serviceHistory(service) {
      const hourAgo = clock() - HOUR_MS;
      const ofService = lines.all.filter((line) => line.subject.service === service && line.at >= hourAgo);
      return {
        since: watchedSince(),
        gaps: gaps.since(hourAgo),
        points: replicas.of(service, hourAgo),
        marks: ofService.slice(-MOST_MARKS),
        revisions: revisions.of(service),
      };
    },
    activities: (question) => ({
      since: watchedSince(),
      from: knownFrom(),
      gaps: gaps.since(knownFrom()),
      ...findLines(lines.all, question, clock()),
    }),
  };
}
