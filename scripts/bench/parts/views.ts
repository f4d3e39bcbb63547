import { keysOf } from '@/lib/base/keys';
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

/** How long each view takes to its first rows, with an empty cache, and of how many elements the page then is. */
export async function measureViews(rig: Rig, { loads }: Effort): Promise<Figures> {
  const server = await rig.startServer();
  for (const [id, replicas] of [...(await replicasOf(rig.docker))].slice(0, SCALINGS)) {
    await scale(rig.docker, id, replicas + 1);
    await scale(rig.docker, id, replicas);
  }
  const figures: { [K in Figure]?: Figures[K] } = {};
  for (const path of keysOf(VIEWS)) {
    const { first, ms, elements } = VIEWS[path] ?? {};
    if (!first || !ms || !elements) continue;
    const found = [];
    // The first one warms the server up.
    for (let n = 0; n <= loads; n += 1) {
      const seen = await openView(rig, server.url + path, first);
      if (n > 0) found.push(seen);
    }
    figures[ms] = measured(found.map((each) => each.ms));
    figures[elements] = measured(found.map((each) => each.elements));
  }
  await server.stop();
  return figures;
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
