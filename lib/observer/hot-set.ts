import type { Clock } from '@/lib/base/time';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import { createPace, type Pace } from './pace';

/** How long a service that does what it should is watched after something happened to it: Swarm may act late. */
const SETTLED_MS = 5_000;
/** A service that never gets there (nothing fits, or it keeps crashing slowly) is left to the sweep. */
const UNSETTLED_MS = 60_000;
/** Polling takes at most a fifth of the time; where somebody waits, half of it. */
const REST = 5;
const URGENT_REST = 2;
/** As many services as go into one request's address. */
export const SERVICES_AT_ONCE = 50;

/** The services that are watched closely. All times in ms. */
export interface HotSet {
  /** Something happened to it, or is about to; `isUrgent` where that is more than a guess. */
  stir(service: ServiceId, isUrgent?: boolean): void;
  /**
   * Takes out what has become quiet, and begins a poll of those whose time has come: at most as many as one request
   * takes. Those that are urgent go alone, the latest first, so that a storm elsewhere does not hold them up.
   */
  begin(isSettled: (service: ServiceId) => boolean): ServiceId[];
  /** What that poll took. */
  took(ms: number): void;
  clear(): void;
  /** Until the next poll; Infinity where there is none. */
  untilNext(): number;
}

export function createHotSet(clock: Clock, minPoll: number): HotSet {
  const paces = new Map<ServiceId, Pace>();
  let begunAt = Number.NEGATIVE_INFINITY;
  let nextAt = Number.NEGATIVE_INFINITY;
  let nextUrgentAt = Number.NEGATIVE_INFINITY;

  const isQuiet = (
    pace: Pace,
    service: ServiceId,
    now: number,
    isSettled: (service: ServiceId) => boolean,
  ) => {
    const quietMs = now - pace.stirredAt;
    return quietMs > UNSETTLED_MS || (!pace.isFresh && quietMs > SETTLED_MS && isSettled(service));
  };

  return {
    stir(service, isUrgent = false) {
      const pace = paces.get(service) ?? createPace();
      paces.set(service, pace);
      pace.stir(clock(), minPoll, isUrgent);
    },
    begin(isSettled) {
      const now = clock();
      const due: [ServiceId, Pace][] = [];
      for (const [service, pace] of paces) {
        if (pace.dueAt > now) continue;
        if (isQuiet(pace, service, now, isSettled)) paces.delete(service);
        else due.push([service, pace]);
      }
      const urgent = due
        .filter(([, pace]) => pace.isUrgent)
        .sort(([, a], [, b]) => b.stirredAt - a.stirredAt);
      const others = now < nextAt ? [] : due.sort(([, a], [, b]) => a.dueAt - b.dueAt);
      const picked = (urgent.length > 0 && now >= nextUrgentAt ? urgent : others).slice(0, SERVICES_AT_ONCE);
      for (const [, pace] of picked) pace.begin(now, minPoll);
      if (picked.length > 0) begunAt = now;
      return picked.map(([service]) => service);
    },
    took(ms) {
      nextAt = Math.max(nextAt, begunAt + REST * ms);
      nextUrgentAt = begunAt + URGENT_REST * ms;
    },
    clear: () => paces.clear(),
    untilNext() {
      let first = Number.POSITIVE_INFINITY;
      let firstUrgent = Number.POSITIVE_INFINITY;
      for (const { dueAt, isUrgent } of paces.values()) {
        first = Math.min(first, Math.max(dueAt, nextAt));
        if (isUrgent) firstUrgent = Math.min(firstUrgent, Math.max(dueAt, nextUrgentAt));
      }
      if (firstUrgent <= first) return firstUrgent - clock();
      // Whoever is due soon after is waited for: one request for all, and from then on together.
      let last = first;
      for (const { dueAt } of paces.values()) if (dueAt > last && dueAt <= first + minPoll / 4) last = dueAt;
      return Math.min(last, firstUrgent) - clock();
    },
  };
}
