import { delay } from '@/lib/base/time';
import { tell } from '../repo.mjs';
import { sizeOf } from './budget';
import { openPage } from './page';
import { startRig } from './rig';
import type { Point } from './statistics';

/** An hour of 5 changes a second, ten times as fast: in six minutes. */
export const CHANGES_PER_SECOND = 50;
const SAMPLES = 36;

/** Bytes over time: `at` in seconds. */
export interface Soak {
  /** What JavaScript holds after a collection, in the server and in the page. */
  readonly serverHeap: readonly Point[];
  readonly pageHeap: readonly Point[];
  /** What the server has in RAM. */
  readonly resident: readonly Point[];
}

/** Lets the swarm change for `minutes`, and watches the memory of the server and of one page. */
export async function soak(minutes: number): Promise<Soak> {
  const rig = await startRig(sizeOf(3_000), CHANGES_PER_SECOND);
  const server = await rig.startServer();
  await server.ask('rest');
  const { session } = await openPage(rig, server.url, null);
  const serverHeap: Point[] = [];
  const pageHeap: Point[] = [];
  const resident: Point[] = [];
  const start = performance.now();
  for (let n = 0; n <= SAMPLES; n += 1) {
    await delay(start + (n / SAMPLES) * minutes * 60_000 - performance.now());
    const at = (performance.now() - start) / 1_000;
    const { heapBytes, residentBytes } = await server.ask('collect');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    serverHeap.push({ at, value: heapBytes });
    pageHeap.push({ at, value: usedSize });
    resident.push({ at, value: residentBytes });
    tell(
      `  ${at.toFixed(0)} s: MB ${[heapBytes, residentBytes, usedSize].map((each) => (each / 1e6).toFixed(1)).join(', ')}`,
    );
  }
  return { serverHeap, pageHeap, resident };
}
