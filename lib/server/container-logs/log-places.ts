import { LIMITS } from '../limits/limits';

/** One stream of logs. */
interface LogReader {
  /** Whom limits count. */
  readonly who: string;
  /** The id of the sign-in; null of who did not sign in. */
  readonly session: string | null;
  /** Ends the stream. */
  readonly end: () => void;
}

/** Who reads logs now, and who may as well. */
export interface LogPlaces {
  /** Takes a place, until what is returned is called; null where there is none for this reader. */
  take(reader: LogReader): (() => void) | null;
  /** Ends what one sign-in reads. */
  endSession(id: string): void;
}

/** Places for a bounded number of streams: whoever has many leaves the last ones to others. */
export function createLogPlaces(): LogPlaces {
  const readers = new Set<LogReader>();
  return {
    take(reader) {
      const own = [...readers].filter(({ who }) => who === reader.who).length;
      const isScarce = readers.size >= LIMITS.logStreams - LIMITS.logStreamsKept;
      if (readers.size >= LIMITS.logStreams || own >= LIMITS.logStreamsEach) return null;
      if (isScarce && own >= LIMITS.logStreamsEachOfKept) return null;
      readers.add(reader);
      return () => void readers.delete(reader);
    },
    endSession(id) {
      for (const reader of readers) if (reader.session === id) reader.end();
    },
  };
}
