import { delay } from '@/lib/base/time';
import { tell } from '../repo.mjs';
import { sizeOf } from './budget';
import { type OpenPage, openPage } from './page';
import { startRig } from './rig';
import type { Point } from './statistics';

/** An hour of 5 changes a second, ten times as fast: in six minutes. */
export const CHANGES_PER_SECOND = 50;
const SAMPLES = 36;
/** At every sixth, a page is opened beside the first. */
const OPENED_AT = 6;

/** Bytes over time: `at` in seconds. */
export interface Soak {
  /** What JavaScript holds after a collection, in the server and in the page. */
  readonly serverHeap: readonly Point[];
  readonly pageHeap: readonly Point[];
  /** … in a page that was opened at that moment: what the swarm itself came to meanwhile. */
  readonly openedHeap: readonly Point[];
  /** What the server has in RAM. */
  readonly resident: readonly Point[];
}

/** Lets the swarm change for `minutes`, and watches the memory of the server and of one page. */
export async function soak(minutes: number): Promise<Soak> {
  const rig = await startRig(sizeOf(3_000), CHANGES_PER_SECOND);
  const server = await rig.startServer();
  await server.ask('rest');
  const page = await openPage(rig, server.url, null);
  const serverHeap: Point[] = [];
  const pageHeap: Point[] = [];
  const openedHeap: Point[] = [];
  const resident: Point[] = [];
  const start = performance.now();
  for (let n = 0; n <= SAMPLES; n += 1) {
    await delay(start + (n / SAMPLES) * minutes * 60_000 - performance.now());
    const at = (performance.now() - start) / 1_000;
    const { heapBytes, residentBytes } = await server.ask('collect');
    const pageBytes = await heapOf(page);
    serverHeap.push({ at, value: heapBytes });
    pageHeap.push({ at, value: pageBytes });
    resident.push({ at, value: residentBytes });
    const told = [heapBytes, residentBytes, pageBytes];
    if (n % OPENED_AT === 0) {
      const opened = await openPage(rig, server.url, null);
      const openedBytes = await heapOf(opened);
      await opened.close();
      openedHeap.push({ at, value: openedBytes });
      told.push(openedBytes);
    }
    tell(`  ${at.toFixed(0)} s: MB ${told.map((each) => (each / 1e6).toFixed(1)).join(', ')}`);
  }
  return { serverHeap, pageHeap, openedHeap, resident };
}

/** What JavaScript holds in a page after a collection, bytes. */
async function heapOf({ session }: OpenPage): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
