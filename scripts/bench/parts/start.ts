import type { Effort, Figures } from '../budget';
import type { Rig } from '../rig';
import { measured } from '../statistics';
import { startWatcher } from '../watcher';

/**
 * What the server uses of the processors until it asks Docker first, and how long its event loop is held from the start
 * until a first browser has a live picture.
 */
export async function measureStart(rig: Rig, { loads }: Effort): Promise<Figures> {
  const readings = [];
  for (let n = 0; n < loads; n += 1) {
    const server = await rig.startServer();
    const watcher = await startWatcher(server.url);
    readings.push(await server.ask('read'));
    watcher.close();
    await server.stop();
  }
  return {
    bootProcessorMs: measured(readings.map((each) => each.bootProcessorMs)),
    bootBlockMs: measured(readings.map((each) => each.bootBlockMs)),
    startBlockMs: measured(readings.map((each) => each.longestBlockMs)),
  };
}
