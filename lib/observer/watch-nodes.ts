import { delay } from '@/lib/base/time';
import { dockerError } from '@/lib/docker/wire/docker-error';
import type { Readings } from './readings';
import type { Watch } from './watch';

const NODES_EVERY = 5_000;
const PING_EVERY = 2_000;

/** How long a list of nodes may take: this, or this many times as long as the one before. */
const PATIENCE = 5_000;
const PATIENCE_TIMES = 3;

/**
 * Leadership and reachability change without an event. A swarm without a leader answers pings, and lets every list
 * hang for 20 s before it says so: the small list of nodes finds that out sooner.
 */
export async function watchNodes(watch: Watch, readings: Readings): Promise<never> {
  const { clock, minPoll, signal, spawn } = watch;
  let took = 0;
  for (;;) {
    await delay(Math.max(minPoll, NODES_EVERY), signal);
    signal.throwIfAborted();
    const began = clock();
    const answered = new AbortController();
    spawn(() => readings.nodes().finally(() => answered.abort()));
    await delay(Math.max(PATIENCE, took * PATIENCE_TIMES), answered.signal);
    signal.throwIfAborted();
    took = clock() - began;
    if (!answered.signal.aborted) throw dockerError('timeout', `no list of nodes within ${took / 1_000} s`);
  }
}

/** A daemon that hangs is found out by a ping long before a list gives up. */
export async function watchPulse({ engine, minPoll, signal }: Watch): Promise<never> {
  for (;;) {
    await delay(Math.max(minPoll, PING_EVERY), signal);
    signal.throwIfAborted();
    await engine.ping(signal);
  }
}
