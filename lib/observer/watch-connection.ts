import { linkAbort } from '@/lib/base/link-abort';
import { delay } from '@/lib/base/time';
import { createReadings } from './readings';
import { resync } from './resync';
import { singleFlight } from './single-flight';
import type { Watch } from './watch';
import { watchAll } from './watch-all';
import { createEventWatch } from './watch-events';
import { watchHot } from './watch-hot';
import { watchNodes, watchPulse } from './watch-nodes';

/** How long the first picture waits for the event stream, in ms: some proxies hold its beginning back. */
const EVENTS_PATIENCE = 1_000;

/**
 * One connection from its first request to its first failure, which it throws; then nothing of it is under way any
 * more. `failed` hears of the failure at once, before the rest has ended.
 */
export async function watchConnection(
  parts: Omit<Watch, 'signal' | 'spawn'>,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  const session = new AbortController();
  const unlink = linkAbort(signal, session);
  const underWay = new Set<Promise<unknown>>();
  const fail = (error: unknown) => {
    if (session.signal.aborted) return;
    session.abort(error);
    failed(error);
  };
  const spawn = (work: () => Promise<unknown>) => {
    const running = work()
      .catch(fail)
      .finally(() => underWay.delete(running));
    underWay.add(running);
  };
  const watch: Watch = { ...parts, signal: session.signal, spawn };

  spawn(() => begin(watch));
  // What is under way may begin more.
  while (underWay.size > 0) await Promise.all(underWay);
  unlink();
}

async function begin(watch: Watch): Promise<void> {
  const { engine, feed, signal, spawn } = watch;
  await engine.connect(signal);
  const readings = createReadings(watch);
  const readAll = singleFlight(() => resync(watch, readings));
  const firstAttempt = new AbortController();
  let hasBegun = false;
  const events = createEventWatch(watch, readings, (isOpen) => {
    firstAttempt.abort();
    if (isOpen && hasBegun) spawn(readAll);
  });
  spawn(events.run);
  await delay(EVENTS_PATIENCE, firstAttempt.signal);
  hasBegun = true;
  await readAll();
  feed.live();
  spawn(() => watchHot(watch, readings));
  spawn(() => watchAll(watch, readings, events.restart));
  spawn(() => watchNodes(watch, readings));
  spawn(() => watchPulse(watch));
}
