import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lightPng } from '@/scripts/docs/light-png';
import { type Click, readTutorial, type See, type Step } from '@/scripts/docs/read-tutorial';
import { ROOT } from '../../scripts/repo.mjs';
import { expect, test } from './fixtures';
import { SwarmPage } from './page';
import type { Swarm } from './swarm';

/*
 * docs/tutorial, walked through on the real swarm: once for both languages, whose steps are the same
 * (scripts/docs/tutorials.test.ts). Two browsers look on, one English, one Japanese.
 *
 *     ```console            each `$ docker …` line is run on the manager, in order
 *     <!-- not run: WHY -->  before a console block: it is only to be read
 *     <!-- see: … -->        both pages come to show it:
 *         nodes N · tasks N · running SERVICE N · on HOST N (tasks) · node HOST ready|down · says WORDS
 *     <!-- click: … -->      done in the English page: scale SERVICE N · remove service NAME · remove stack NAME
 *     ![…](images/…)         each page's picture is taken here
 *
 * `docker compose kill HOST` and `start HOST` kill and start the daemon of the lab's machine of that name.
 * Pictures go to test-results; with PICTURES=1 (`npm run pictures -- tutorial`) into docs/tutorial/images.
 */

const FOLDER = join(ROOT, 'docs/tutorial');
/** Longer than Swarm takes to call a node down (15 s) and to replace its tasks (5 s). */
const PATIENCE = { timeout: 60_000 };

test.use({ viewport: { width: 1600, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

test('the tutorial is true: each command, what the page shows, and its pictures', async ({
  view,
  swarm,
  browser,
  swarmscope,
}, testInfo) => {
  test.setTimeout(600_000);
  const storageState = await view.page.context().storageState();
  const context = await browser.newContext({
    storageState,
    locale: 'ja-JP',
    viewport: { width: 1600, height: 900 },
    reducedMotion: 'reduce',
  });
  const watchers = [
    { language: 'en', view, steps: await stepsOf('en') },
    { language: 'ja', view: new SwarmPage(await context.newPage()), steps: await stepsOf('ja') },
  ];
  await watchers[1]?.view.open(swarmscope.url);

  for (const [index, step] of (watchers[0]?.steps ?? []).entries()) {
    await test.step(`en.md:${step.line} ${describeStep(step)}`, async () => {
      if (step.kind === 'command') return type(swarm, step.words);
      if (step.kind === 'click') return click(view, step);
      for (const watcher of watchers) {
        const own = watcher.steps[index];
        if (own?.kind === 'see') await see(watcher.view, swarm, own);
        else if (own?.kind === 'picture') {
          const path = process.env.PICTURES ? join(FOLDER, own.file) : testInfo.outputPath(own.file);
          await takePicture(watcher.view, path);
        } else throw new Error(`${watcher.language}.md has no ${step.kind} as its step ${index + 1}.`);
      }
    });
  }
  await context.close();
});

async function stepsOf(language: string): Promise<Step[]> {
  return readTutorial(await readFile(join(FOLDER, `${language}.md`), 'utf8'));
}

function describeStep({ kind, line, ...step }: Step): string {
  return `${kind}: ${'words' in step ? step.words.join(' ') : Object.values(step).join(' ')}`;
}

async function type(swarm: Swarm, [, ...words]: readonly string[]): Promise<void> {
  const [compose, verb, host = ''] = words;
  if (compose !== 'compose') await swarm.docker(...words);
  else if (verb === 'kill') await swarm.lab.killDaemon(host);
  else if (verb === 'start') await swarm.lab.startDaemon(host);
  else throw new Error(`The lab has nothing like docker ${words.join(' ')}.`);
}

function click(view: SwarmPage, step: Click): Promise<void> {
  if (step.what === 'scale') return view.scale(step.service, step.count);
  if (step.what === 'remove service') return view.removeService(step.service);
  return view.askToRemoveStack(step.stack).then((dialog) => view.confirmRemoveStack(dialog, step.stack));
}

async function see(view: SwarmPage, swarm: Swarm, seen: See): Promise<void> {
  if (seen.what === 'nodes') await expect(view.nodes).toHaveCount(seen.count, PATIENCE);
  else if (seen.what === 'tasks')
    await expect(view.summary).toHaveAttribute('data-tasks', String(seen.count), PATIENCE);
  else if (seen.what === 'running')
    await expect(view.tiles(seen.service, 'running')).toHaveCount(seen.count, PATIENCE);
  else if (seen.what === 'says')
    await expect(view.page.locator('body')).toContainText(seen.text, { ...PATIENCE, useInnerText: true });
  else {
    const node = view.node(await swarm.nodeId(seen.host));
    if (seen.what === 'node') await expect(node).toHaveAttribute('data-state', seen.state, PATIENCE);
    else await expect(node.locator('[data-task-id]')).toHaveCount(seen.count, PATIENCE);
  }
}

async function takePicture({ page }: SwarmPage, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, lightPng(await page.screenshot()));
}
