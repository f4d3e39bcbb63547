import { delay } from '@/lib/base/time';
import type { Effort, Figures } from '../budget';
import { openPage } from '../page';
import { replicasOf, scale } from '../replicas';
import type { Rig } from '../rig';
import { measured } from '../statistics';
import { createStopwatch } from '../stopwatch';
import { startWatcher } from '../watcher';

/** Tasks that a scaling adds. */
const STEP = 3;
/** Long enough for what was added to run. */
const REST_MS = 2_500;
const LIMIT_MS = 30_000;

/** Scales services up by Docker's API, and tells how long the frame with each new task took. */
export async function measureScale(rig: Rig, { scalings, settleMs }: Effort): Promise<Figures> {
  const server = await rig.startServer();
  const { page, close } = await openPage(rig, server.url, rig.tasks);
  const watcher = await startWatcher(server.url);
  await delay(settleMs);

  const services = [...(await replicasOf(rig.docker))];
  const drawn = createStopwatch(page);
  const placed = createStopwatch(page);
  for (let n = 0; n < scalings; n += 1) {
    const service = services[Math.floor((n * services.length) / scalings)];
    if (!service) throw new Error('the swarm has no replicated service');
    const [id, replicas] = service;
    const known = new Set([...watcher.tasks()].map((task) => task.id));
    drawn.start(
      watcher.revisionsWith(STEP, (task) => !known.has(task.id), LIMIT_MS),
      STEP,
    );
    placed.start(
      watcher.revisionsWith(STEP, (task) => !known.has(task.id) && task.node !== null, LIMIT_MS),
      STEP,
    );
    await scale(rig.docker, id, replicas + STEP);
    await delay(REST_MS);
    await scale(rig.docker, id, replicas);
    await delay(REST_MS);
  }
  const figures = { scaleMs: measured(await drawn.read()), placeMs: measured(await placed.read()) };
  watcher.close();
  await close();
  await server.stop();
  return figures;
}
