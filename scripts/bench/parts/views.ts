import { keysOf } from '@/lib/base/keys';
import { delay } from '@/lib/base/time';
import type { Effort, Figure, Figures } from '../budget';
import { blankPage } from '../page';
import { installProbe } from '../page-probe';
import { replicasOf, scale } from '../replicas';
import type { Rig } from '../rig';
import { measured } from '../statistics';

/** What each view shows first of the swarm, and what is told of it. */
const VIEWS: Readonly<
  Record<`/${string}`, { readonly first: string; readonly ms: Figure; readonly elements: Figure }>
> = {
  '/nodes': { first: '[data-slot=node-row]', ms: 'nodesMs', elements: 'nodesElements' },
  '/services': { first: '[data-slot=service-row]', ms: 'servicesMs', elements: 'servicesElements' },
  '/stacks': { first: '[data-slot=stack]', ms: 'stacksMs', elements: 'stacksElements' },
  '/networks': {
    // Where there are many it asks first which.
    first: '[data-slot=lane], [data-slot=search-first]',
    ms: 'networksMs',
    elements: 'networksElements',
  },
  '/activity': { first: '[data-slot=activity-row]', ms: 'activityMs', elements: 'activityElements' },
};

/** So that something was seen to happen. */
const SCALINGS = 4;
/** Long enough for that to be over. */
const REST_MS = 2_500;

/** How long each view takes to its first rows, with an empty cache, and of how many elements the page then is. */
export async function measureViews(rig: Rig, { loads }: Effort): Promise<Figures> {
  const server = await rig.startServer();
  const before = [...(await replicasOf(rig.docker))].slice(0, SCALINGS);
  const figures: { [K in Figure]?: Figures[K] } = {};
  for (const path of keysOf(VIEWS)) {
    const { first, ms, elements } = VIEWS[path] ?? {};
    if (!first || !ms || !elements) continue;
    // By now the server has its picture, and sees it happen.
    if (path === '/activity') await scaleBy(rig, before, 1);
    const found = [];
    // The first one warms the server up.
    for (let n = 0; n <= loads; n += 1) {
      const seen = await openView(rig, server.url + path, first);
      if (n > 0) found.push(seen);
    }
    figures[ms] = measured(found.map((each) => each.ms));
    figures[elements] = measured(found.map((each) => each.elements));
  }
  await scaleBy(rig, before, 0);
  await server.stop();
  return figures;
}

/** Asks the services for so many more tasks than they had. */
async function scaleBy(rig: Rig, before: readonly (readonly [string, number])[], more: number) {
  for (const [id, replicas] of before) await scale(rig.docker, id, replicas + more);
  await delay(REST_MS);
}

async function openView(rig: Rig, url: string, first: string) {
  const { page, session, close } = await blankPage(rig);
  const painted = await installProbe(page, session, { kind: 'rows', selector: `main :is(${first})` });
  await page.goto(url, { waitUntil: 'commit' });
  const { ms } = await painted();
  // What comes after the first picture is in it, too.
  await page.waitForLoadState('networkidle');
  const elements = await page.locator('*').count();
  await close();
  return { ms, elements };
}
