import { subscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/**
 * What the bench loads into a program that it measures (`node --import`), so that the program needs no door for it. It
 * answers over the channel to its parent, and ends the program where the parent is gone.
 *
 * @typedef {object} Reading
 * @property {number} longestBlockMs how long the event loop was held at the most, since the last `watch`
 * @property {number} bootBlockMs the same, from the start to the first request that the program made
 * @property {number} bootProcessorMs what all its threads used of the processors in that time
 * @property {number} requests HTTP requests that the program made so far
 * @property {number} heapBytes what its JavaScript holds
 * @property {number} residentBytes what it has in RAM
 *
 * watch: measures the event loop from now on; rest: no more, it costs 4 % of a core; collect: garbage first; read: as it is.
 * @typedef {'watch' | 'rest' | 'collect' | 'read'} Question
 */

/** How often the event loop is looked at, ms: the error of what is found. */
const RESOLUTION_MS = 1;

function install() {
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const longest = () => Math.max(0, loop.max / 1e6 - RESOLUTION_MS);
  let requests = 0;
  let bootBlockMs = 0;
  let bootProcessorMs = 0;
  loop.enable();
  subscribe('http.client.request.start', () => {
    if (requests === 0) {
      bootBlockMs = longest();
      const { user, system } = process.cpuUsage();
      bootProcessorMs = (user + system) / 1e3;
      loop.reset();
    }
    requests += 1;
  });

  process.on('message', (/** @type {Question} */ question) => {
    if (question === 'watch') {
      loop.reset();
      loop.enable();
    }
    if (question === 'rest') loop.disable();
    if (question === 'collect') collectGarbage();
    const { heapUsed: heapBytes, rss: residentBytes } = process.memoryUsage();
    /** @type {Reading} */
    const reading = {
      longestBlockMs: longest(),
      bootBlockMs,
      bootProcessorMs,
      requests,
      heapBytes,
      residentBytes,
    };
    process.send?.(reading);
  });
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
}

function collectGarbage() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

// Workers are started with the flags of their parent.
if (isMainThread && process.send) install();
