import { linkAbort } from '@/lib/base/link-abort';
import { delay } from '@/lib/base/time';
import { asDockerError } from '@/lib/docker/wire/docker-error';
import { backoff } from './backoff';
import { createHints } from './hints';
import type { Readings } from './readings';
import type { Watch } from './watch';

const SHORTEST_WAIT = 250;
const LONGEST_WAIT = 15_000;
/** A proxy that does not allow events is asked again this seldom. */
const FORBIDDEN_WAIT = 60_000;
/** A stream that stood this long was a good one: its end does not count as a failure. */
const GOOD_STREAM = 30_000;

/** The event stream over one connection. */
export interface EventWatch {
  /** Runs until the signal aborts; throws where the engine itself is away. */
  run(): Promise<never>;
  /** Ends the present stream; another begins. */
  restart(): void;
}

/** `tried` is called at the end of each attempt to open a stream. Where it stands, what changed before must be read. [W8] */
export function createEventWatch(
  watch: Watch,
  readings: Readings,
  tried: (isOpen: boolean) => void,
): EventWatch {
  const { engine, clock, feed, watchdog, signal } = watch;
  const hint = createHints(watch, readings);
  let stream = new AbortController();

  /** Follows one stream to its end; resolves to how long it stood, in ms. */
  const follow = async (): Promise<number> => {
    stream = new AbortController();
    const unlink = linkAbort(signal, stream);
    let since = clock();
    try {
      const events = await engine.events(stream.signal);
      since = clock();
      watchdog.opened();
      feed.withhold('events', false);
      tried(true);
      for await (const event of events) hint(event);
    } catch (error) {
      signal.throwIfAborted();
      const isForbidden = !stream.signal.aborted && asDockerError(error).problem.kind === 'proxy-forbidden';
      if (isForbidden) feed.withhold('events', true);
      if (!watchdog.isOpen) tried(false);
      if (isForbidden) await delay(FORBIDDEN_WAIT, signal);
    } finally {
      unlink();
      watchdog.closed();
    }
    return clock() - since;
  };

  return {
    async run() {
      for (let attempt = 0; ; attempt++) {
        if ((await follow()) > GOOD_STREAM) attempt = 0;
        signal.throwIfAborted();
        // A stream that breaks is often the first sign that the daemon went away.
        await engine.ping(signal);
        await delay(backoff(attempt, SHORTEST_WAIT, LONGEST_WAIT), signal);
        signal.throwIfAborted();
      }
    },
    restart: () => stream.abort(),
  };
}
