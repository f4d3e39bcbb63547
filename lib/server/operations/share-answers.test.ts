import { expect, it } from 'vitest';
import { serviceId } from '@/lib/swarm/made-up.testing';
import { LIMITS } from '../limits/limits';
import { aHeldObserver } from '../made-up.testing';
import { keepHistory } from './keep-history';
import { createAnswerers } from './queries';
import { shareAnswers } from './share-answers';

const { signal } = new AbortController();

function aDocker() {
  let now = 0;
  const asked: string[] = [];
  const engine = {
    query: async (query: { readonly kind: string }) => {
      asked.push(query.kind);
      return [] as never;
    },
  };
  const observer = aHeldObserver();
  const answerers = createAnswerers({
    engine,
    observer,
    config: { registry: null },
    history: keepHistory(observer, Date.now),
  });
  return {
    asked,
    shared: shareAnswers(answerers, () => now),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('what many ask is asked once a second', async () => {
  const { shared, asked, pass } = aDocker();
  for (let n = 0; n < 50; n += 1) await shared.secrets({ kind: 'secrets' }, signal);
  await shared.configs({ kind: 'configs' }, signal);
  expect(asked).toEqual(['secrets', 'configs']);
  pass(1_000);
  await shared.secrets({ kind: 'secrets' }, signal);
  expect(asked).toHaveLength(3);
});

it('however different their questions are, viewers ask Docker so many together', async () => {
  const { shared, asked, pass } = aDocker();
  const ask = async (n: number) => shared.service({ kind: 'service', service: serviceId(`s${n}`) }, signal);
  for (let n = 0; n < LIMITS.viewersQuestionsPer10s; n += 1) await ask(n);
  await expect(ask(-1)).rejects.toMatchObject({ kind: 'too-many' });
  expect(asked).toHaveLength(LIMITS.viewersQuestionsPer10s);
  pass(10_000);
  await ask(-1);
});

it('a failure is told to who asks at the same time, and forgotten', async () => {
  let isDown = true;
  let now = 0;
  const engine = {
    query: async () => {
      if (isDown) throw new Error('down');
      return [] as never;
    },
  };
  const observer = aHeldObserver();
  const answerers = createAnswerers({
    engine,
    observer,
    config: { registry: null },
    history: keepHistory(observer, Date.now),
  });
  const shared = shareAnswers(answerers, () => now);
  const ask = async () => shared.secrets({ kind: 'secrets' }, signal);
  await expect(ask()).rejects.toThrow('down');
  isDown = false;
  now = 1_000;
  expect(await ask()).toEqual([]);
});
