import { expect, it } from 'vitest';
import { ACTIONS, CLUSTER, QUERIES } from '@/lib/swarm/made-up-messages.testing';
import type { Action } from '@/lib/swarm/operations/action';
import { createRateLimit } from '../access/rate-limit';
import type { Asker } from '../access/whom';
import { LIMITS } from '../limits/limits';
import { aHeldObserver, aKeptAudit, anObedientEngine, aPermission, someSessions } from '../made-up.testing';
import { createDeployPlaces } from './deploy-places';
import { handleAction } from './handle-action';
import { handleQuery } from './handle-query';
import { keepHistory } from './keep-history';
import { createAnswerers } from './queries';

const NETWORKS: Readonly<Record<string, string>> = { ann: '192.0.2.1', bob: '198.51.100.1' };
const asker = (name: string): Asker => ({ session: null, from: NETWORKS[name] ?? '' });
const DEMO = { kind: 'demo', socket: '', tasks: 0 } as const;
const { signal } = new AbortController();

it('on an open demo, one network’s plans and deploys leave places to others, and its other questions are answered', async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const obedient = anObedientEngine();
  const engine = {
    ...obedient,
    query: () => held.then(obedient.query),
    act: (action: Action) => held.then(() => obedient.act(action)),
  };
  const observer = aHeldObserver(CLUSTER);
  const answerers = createAnswerers({
    engine,
    observer,
    config: { registry: null },
    history: keepHistory(observer, Date.now),
  });
  const parts = {
    engine,
    observer,
    audit: aKeptAudit(),
    permission: aPermission(
      someSessions(() => 1_000),
      { source: DEMO },
    ),
    limit: createRateLimit(100, 10),
    deploys: createDeployPlaces(),
    logger: { error: () => {} },
    answerers,
    viewersAnswerers: answerers,
  };
  const deploy = (name: string) => handleAction(parts, asker(name), ACTIONS['deploy-stack'], signal);
  const plan = (name: string) => handleQuery(parts, asker(name), QUERIES['plan-stack'], signal);
  const refused = { ok: false, kind: 'too-many' };

  const running = [deploy('ann'), ...Array.from({ length: LIMITS.deploysEach - 1 }, () => plan('ann'))];
  expect(await plan('ann')).toMatchObject(refused);
  expect(await deploy('ann')).toMatchObject(refused);
  expect(await handleQuery(parts, asker('ann'), QUERIES.task, signal)).not.toMatchObject(refused);
  const others = deploy('bob');
  goOn();
  expect(await others).toMatchObject({ ok: true });
  await Promise.all(running);
  expect(await deploy('ann')).toMatchObject({ ok: true });
});
