import { delay } from '@/lib/base/time';
import type { Effort, Figures } from '../budget';
import { signIn, timeClick } from '../click';
import { timeCopy } from '../copy';
import { openPage } from '../page';
import { replicasOf, scale } from '../replicas';
import type { Rig } from '../rig';
import { measured } from '../statistics';

/** So that a browser may act. */
const ADMIN_PASSWORD = 'bench';
/** Long enough for a scaling to be over. */
const REST_MS = 2_500;

/** How long the page takes to its picture, with an empty cache, and to be of use; and what the picture weighs. */
export async function measurePaint(rig: Rig, { loads }: Effort): Promise<Figures> {
  const server = await rig.startServer({ ADMIN_PASSWORD });
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
  const clicks = await clickOften(rig, server.url, loads);
  await server.stop();
  return {
    paintedMs: measured(found.map((each) => each.paintedMs)),
    copyMs: measured(found.map(({ copy }) => copy.ms)),
    copyTiles: measured(found.map(({ copy }) => copy.tiles)),
    timesCopy: measured(found.map(({ paintedMs, copy }) => paintedMs / copy.ms)),
    clickMs: measured(clicks.map((each) => each.answeredMs)),
    takenMs: measured(clicks.map((each) => each.takenMs)),
    firstKB: measured(found.map((each) => each.firstKB)),
    pictureKB: measured(found.map((each) => each.pictureKB)),
  };
}

/** Scales by the page, and back by Docker's API. */
async function clickOften(rig: Rig, url: string, times: number) {
  const cookies = await signIn(rig, url, ADMIN_PASSWORD);
  const before = await replicasOf(rig.docker);
  const clicks = [];
  for (let n = 0; n < times; n += 1) {
    const click = await timeClick(rig, url, cookies);
    clicks.push(click);
    await delay(REST_MS);
    await scale(rig.docker, click.service, before.get(click.service) ?? 0);
    await delay(REST_MS);
  }
  return clicks;
}
