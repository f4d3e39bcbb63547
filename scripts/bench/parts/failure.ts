import { delay } from '@/lib/base/time';
import { isOver } from '@/lib/swarm/objects/task';
import type { Effort, Figures } from '../budget';
import { openPage } from '../page';
import type { Rig } from '../rig';
import { measured } from '../statistics';
import { createStopwatch } from '../stopwatch';
import { startWatcher } from '../watcher';

/** A service whose task failed is watched closely until it runs again, and then for a while: only after that is the next failure news. */
const COOL_MS = 12_600;
const SHORTEST_GAP_MS = 700;
const LIMIT_MS = 60_000;

/** Lets tasks of different services fail, of which Docker tells nobody, and tells how long the frame took that showed it. */
export async function measureFailure(rig: Rig, { failures, settleMs }: Effort): Promise<Figures> {
  const server = await rig.startServer();
  const { page, close } = await openPage(rig, server.url, rig.tasks);
  const watcher = await startWatcher(server.url);
  await delay(settleMs);

  const running = () =>
    [...watcher.tasks()].filter(
      ({ state, desiredState }) => state === 'running' && desiredState === 'running',
    );
  const services = [...new Set(running().map(({ service }) => service))].sort();
  const gap = Math.max(SHORTEST_GAP_MS, COOL_MS / services.length);
  const seen = createStopwatch(page);
  for (let n = 0; n < failures; n += 1) {
    const service = services[n % services.length];
    const task = running().find((each) => each.service === service);
    if (!task) throw new Error(`no task of ${service} runs`);
    seen.start(
      watcher.revisionsWith(1, (each) => each.id === task.id && isOver(each), LIMIT_MS),
      1,
    );
    await rig.docker.post(`/demo/tasks/${task.id}/fail`, null);
    await delay(gap);
  }
  const figures = { failureMs: measured(await seen.read(), 0.95) };
  watcher.close();
  await close();
  await server.stop();
  return figures;
}
