import type { CDPSession } from 'playwright';
import { delay } from '@/lib/base/time';
import type { Effort, Figures } from '../budget';
import { openPage } from '../page';
import { cpuMs } from '../processes';
import type { Rig } from '../rig';
import { measured } from '../statistics';

/** What a page that shows an unchanging swarm costs, and the server behind it. */
export async function measureIdle(rig: Rig, effort: Effort): Promise<Figures> {
  const server = await rig.startServer();
  await server.ask('rest');
  const { traffic, session, close } = await openPage(rig, server.url, rig.tasks);
  // Once: the browser works longer to open one than the page works in a second.
  const system = await rig.browser.newBrowserCDPSession();
  await delay(effort.settleMs);

  const pageCores: number[] = [];
  const serverCores: number[] = [];
  const bytesPerSecond: number[] = [];
  const serverMB: number[] = [];
  const heaps: number[] = [];
  const heap = async () => (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
  for (let n = 0; n < effort.windows; n += 1) {
    const before = { page: await cpuOf(system), server: cpuMs(server.pid), bytes: traffic.all };
    const start = performance.now();
    await delay(effort.windowMs);
    const after = { page: await cpuOf(system), server: cpuMs(server.pid), bytes: traffic.all };
    const ms = performance.now() - start;
    pageCores.push(between(before.page, after.page) / ms);
    serverCores.push((after.server - before.server) / ms);
    bytesPerSecond.push(((after.bytes - before.bytes) / ms) * 1_000);
    serverMB.push((await server.ask('read')).residentBytes / 1e6);
    heaps.push(await heap());
  }

  await session.send('HeapProfiler.collectGarbage');
  const leastHeap = await heap();
  await system.detach();
  await close();
  await server.stop();
  return {
    pageCores: measured(pageCores),
    serverCores: measured(serverCores),
    bytesPerSecond: measured(bytesPerSecond),
    serverMB: measured(serverMB),
    fullHeapMB: measured(heaps),
    heapMB: measured([leastHeap]),
  };
}

/** The time on a processor of every process of a browser, ms by id: with one page open they all work for that page. */
async function cpuOf(system: CDPSession): Promise<ReadonlyMap<number, number>> {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime * 1_000]));
}

const between = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number =>
  [...after].reduce((sum, [id, ms]) => sum + ms - (before.get(id) ?? 0), 0);
