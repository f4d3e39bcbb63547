import type { Effort, Figures } from '../budget';
import { timeCopy } from '../copy';
import { openPage } from '../page';
import type { Rig } from '../rig';
import { measured } from '../statistics';

/** How long the page takes to its picture, with an empty cache, and what the picture weighs. */
export async function measurePaint(rig: Rig, { loads }: Effort): Promise<Figures> {
  const server = await rig.startServer();
  await server.ask('rest');
  const found = [];
  // In turn, so that whatever else the machine does slows both down; the first ones warm the server up.
  for (let n = 0; n <= loads; n += 1) {
    const { paintedMs, traffic, close } = await openPage(rig, server.url, rig.tasks);
    const { data } = traffic;
    const first = await traffic.first;
    await close();
    const copy = await timeCopy(rig, server.url);
    if (n > 0) found.push({ paintedMs, firstKB: first / 1e3, pictureKB: data / 1e3, copy });
  }
  await server.stop();
  return {
    paintedMs: measured(found.map((each) => each.paintedMs)),
    copyMs: measured(found.map(({ copy }) => copy.ms)),
    copyTiles: measured(found.map(({ copy }) => copy.tiles)),
    timesCopy: measured(found.map(({ paintedMs, copy }) => paintedMs / copy.ms)),
    firstKB: measured(found.map((each) => each.firstKB)),
    pictureKB: measured(found.map((each) => each.pictureKB)),
  };
}
