import { delay } from '@/lib/base/time';
import type { Effort, Figures } from '../budget';
import type { Rig } from '../rig';
import { measured } from '../statistics';
import { startWatcher } from '../watcher';

const FURTHER = 4;

/** How long the server's event loop is held while nothing happens, and what it asks of Docker with one browser and with five. */
export async function measureCompany(rig: Rig, effort: Effort): Promise<Figures> {
  const server = await rig.startServer();
  const watchers = [await startWatcher(server.url)];
  await delay(effort.settleMs);

  const blocks: number[] = [];
  const windows = async () => {
    const before = await server.ask('watch');
    for (let n = 0; n < effort.windows; n += 1) {
      await delay(effort.windowMs / 2);
      blocks.push((await server.ask('read')).longestBlockMs);
      await server.ask('watch');
    }
    return (await server.ask('read')).requests - before.requests;
  };
  const alone = await windows();
  for (let n = 0; n < FURTHER; n += 1) watchers.push(await startWatcher(server.url));
  const together = await windows();

  for (const each of watchers) each.close();
  await server.stop();
  const minutes = (effort.windows * effort.windowMs) / 2 / 60_000;
  return {
    idleBlockMs: measured(blocks),
    requestsAlone: measured([alone / minutes]),
    requestsTogether: measured([together / minutes]),
  };
}
