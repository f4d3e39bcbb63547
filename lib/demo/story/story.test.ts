import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../api/serve';
import { removeService, updateService } from '../control/services';
import type { Service } from '../objects/wire';
import { type Clock, createClock } from '../simulation/clock';
import { createSwarm, type Swarm } from '../swarm/swarm';
import { seedSwarm } from './seed';
import { tellStory } from './story';

/** Longer than a round of the story. */
const PATIENCE_S = 600;
const START = Date.parse('2026-11-22T09:00:00Z');

describe('the story', { timeout: 60_000 }, () => {
  let folder: string;
  let clock: Clock;
  let swarm: Swarm;
  let end: () => Promise<void>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'demo-story-'));
    clock = createClock(START);
    swarm = createSwarm(clock, 7);
    seedSwarm(swarm, { nodes: 4, tasks: undefined });
    clock.advance(60_000);
    const socketPath = join(folder, 'docker.sock');
    const stop = await serve(swarm, socketPath);
    const endStory = tellStory(swarm, socketPath);
    end = async () => {
      endStory();
      await stop();
    };
  });
  afterEach(async () => {
    await end();
    rmSync(folder, { recursive: true });
  });

  /** The swarm's time flies, and the story's requests keep up with it. */
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let ms = 0; !isSo(); ms += 250) {
      expect(ms, 'waited too long').toBeLessThan(PATIENCE_S * 1_000);
      clock.advance(250);
      await new Promise((done) => setTimeout(done, 2));
    }
  };
  const service = (name: string): Service | undefined =>
    [...swarm.store.services.all()].find(({ Spec }) => Spec.Name === name);
  /** The last chapter's service comes and goes, and with it the node's label. */
  const roundEnds = async () => {
    await until(() => service('shop_search') !== undefined);
    await until(() => [...swarm.store.nodes.all()].some(({ Spec }) => 'disk' in Spec.Labels));
    await until(() => [...swarm.store.nodes.all()].every(({ Spec }) => !('disk' in Spec.Labels)));
  };
  const names = () => [...swarm.store.services.all()].map(({ Spec }) => Spec.Name).sort();

  it('shows all there is to see in one round, and puts everything back', async () => {
    const seen = new Set<string>();
    swarm.store.subscribe(({ kind, after }) => {
      if (kind === 'service' && after) {
        const { Name, Mode } = after.Spec;
        seen.add(`${Name} ${Mode.Replicated?.Replicas} ${after.UpdateStatus?.State ?? ''}`.trim());
      }
      if (kind === 'node' && after) seen.add(`node ${after.Status.State} ${after.Spec.Availability}`);
      if (kind === 'task' && after?.Status.Err) seen.add(after.Status.Err);
    });
    const nodesBefore = swarm.store.nodes.sorted().map(({ Spec }) => Spec);
    await roundEnds();
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'shop_web 6',
        'shop_web 3 completed',
        'shop_api 3 rollback_completed',
        'campaign_landing 3',
        'node down active',
        'node ready drain',
        'task: non-zero exit (137)',
        'no suitable node (scheduling constraints not satisfied on 4 nodes)',
      ]),
    );
    expect(names()).toEqual([
      'echo_api',
      'echo_nginx',
      'shop_api',
      'shop_web',
      'shop_worker',
      'visualizer_app',
    ]);
    expect(swarm.store.nodes.sorted().map(({ Spec }) => Spec)).toEqual(nodesBefore);
    expect(swarm.store.nodes.sorted().every(({ Status }) => Status.State === 'ready')).toBe(true);
  });

  it('keeps off what somebody else has changed, and does not bring back at once what somebody removed', async () => {
    await until(() => service('shop_worker') !== undefined);
    const web = service('shop_web');
    expect(web).toBeDefined();
    if (!web) return;
    const own = { ...web.Spec, Mode: { Replicated: { Replicas: 4 } } };
    updateService(swarm, web.ID, web.Version.Index, own);
    removeService(swarm, 'shop_worker');
    await roundEnds();
    expect(service('shop_web')?.Spec).toEqual(own);
    expect(service('shop_worker')).toBeUndefined();
    await until(() => service('shop_worker') !== undefined);
    expect(service('shop_web')?.Spec).toEqual(own);
  });
});
