import type { Effort, Figures } from '../budget';
import { openPage } from '../page';
import type { Rig } from '../rig';
import { measured } from '../statistics';

/** How long the page takes to its picture, with an empty cache, and what the picture weighs. */
export async function measurePaint(rig: Rig, { loads }: Effort): Promise<Figures> {
  const server = await rig.startServer();
  await server.ask('rest');
  const times: number[] = [];
  const kilobytes: number[] = [];
  for (let n = 0; n <= loads; n += 1) {
    const { paintedMs, traffic, close } = await openPage(rig, server.url, rig.tasks);
    const { data } = traffic;
    await close();
    // The first one warms the server up.
    if (n === 0) continue;
    times.push(paintedMs);
    kilobytes.push(data / 1e3);
  }
  await server.stop();
  return { paintedMs: measured(times), pictureKB: measured(kilobytes) };
}
