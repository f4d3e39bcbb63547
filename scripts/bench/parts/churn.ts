import { delay } from '@/lib/base/time';
import type { Effort, Figures } from '../budget';
import { busyWindows } from '../busy-windows';
import { openPage } from '../page';
import type { Rig } from '../rig';

/** What changes without an end cost: a page's frames, and the server's event loop. For a rig that churns. */
export async function measureChurn(rig: Rig, effort: Effort): Promise<Figures> {
  const server = await rig.startServer();
  const { page, close } = await openPage(rig, server.url, null);
  await delay(effort.settleMs);
  const { frames, blocks } = await busyWindows(page, server, effort);
  await close();
  await server.stop();
  return { frameMs: frames, churnBlockMs: blocks };
}
