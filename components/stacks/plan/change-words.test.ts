import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { parseImage } from '@/lib/swarm/objects/image';
import type { ServiceMode } from '@/lib/swarm/objects/service';
import type { PlannedObject, PlannedService } from '@/lib/swarm/operations/stack-plan';
import { changeWords } from './change-words';

const WORDS = {
  en: createTranslator({ locale: 'en', messages: CATALOGUES.en, namespace: 'deploy.plan' }),
  ja: createTranslator({ locale: 'ja', messages: CATALOGUES.ja, namespace: 'deploy.plan' }),
};
const said = (planned: Partial<PlannedObject>, locale: 'en' | 'ja' = 'en') =>
  changeWords({ object: 'service', name: 'a', change: 'restart', differs: [], ...planned }, WORDS[locale]);

const replicated = (replicas: number): ServiceMode => ({ kind: 'replicated', replicas });
const service = (image: string, more: Partial<PlannedService> = {}): PlannedService => ({
  image: parseImage(image),
  mode: replicated(3),
  constraints: [],
  update: { parallelism: 1, order: 'stop-first' },
  ...more,
});
const workers = { constraints: ['node.role != manager'] };

test.each<[Partial<PlannedService>, string]>([
  [workers, '3 × echo:latest, workers only'],
  [{ constraints: ['node.role==manager'] }, '3 × echo:latest, managers only'],
  [
    { constraints: ['node.labels.gpu==yes', 'node.role == worker'] },
    '3 × echo:latest, where node.labels.gpu==yes, workers only',
  ],
  [{ mode: { kind: 'global' } }, 'echo:latest on every node'],
  [{ mode: { kind: 'global-job' } }, 'echo:latest once on every node'],
  [{ mode: { kind: 'replicated-job', completions: 2, concurrent: 1 } }, '2 runs of echo:latest'],
])('what is created: %j', (more, words) => {
  const after = service('registry:5000/example/echo:latest', more);
  expect(said({ change: 'create', after })).toBe(words);
});

test.each<[string, string, Partial<PlannedService>, string]>([
  ['nginx:1.0', 'nginx:1.1', {}, '1.0 → 1.1, 3 tasks one at a time'],
  ['a:5000/b/nginx:1.0', 'a:5000/b/nginx', {}, '1.0 → latest, 3 tasks one at a time'],
  ['nginx:1.0', 'httpd:2', { mode: replicated(1) }, 'nginx:1.0 → httpd:2, its task is replaced'],
  [
    'a',
    'b',
    { update: { parallelism: 2, order: 'start-first' } },
    'a → b, 3 tasks 2 at a time, new before old',
  ],
  ['a', 'b', { update: { parallelism: 0, order: 'stop-first' } }, 'a → b, all 3 tasks at once'],
  ['a', 'b', { update: { parallelism: 9, order: 'stop-first' } }, 'a → b, all 3 tasks at once'],
  ['a', 'b', { mode: replicated(0) }, 'a → b'],
  ['a', 'b', { mode: { kind: 'global' } }, 'a → b, every node’s task, one at a time'],
  ['a@sha256:1', 'a@sha256:2', { mode: replicated(1) }, 'another build of a, its task is replaced'],
])('another image: %s → %s %j', (from, to, more, words) => {
  expect(said({ differs: ['Image'], before: service(from, more), after: service(to, more) })).toBe(words);
});

test('a count changes while its tasks run on; what has no words of its own is named', () => {
  const [before, after] = [service('a'), service('a', { mode: replicated(1), ...workers })];
  expect(said({ change: 'update', differs: ['Mode'], before, after })).toBe('3 → 1 task');
  expect(said({ change: 'update', differs: ['Mode'], before, after }, 'ja')).toBe('タスク数3 → 1');
  expect(said({ differs: ['Constraints', 'Env', 'Hostname'], before, after })).toBe(
    'now workers only, differs in Env, Hostname, its task is replaced',
  );
  expect(said({ differs: ['Constraints'], before: after, after: before })).toBe(
    'now on any node, 3 tasks one at a time',
  );
  const onAll = service('a', { mode: { kind: 'global' } });
  expect(said({ change: 'update', differs: ['Mode'], before, after: onAll })).toBe('replicated → global');
});

test('what is removed, what stays, and what is no service', () => {
  expect(said({ change: 'remove', before: service('a/nginx:1.0') })).toBe('3 × nginx:1.0');
  expect(said({ change: 'keep', before: service('a'), after: service('a') })).toBe('');
  expect(said({ object: 'network', change: 'create' })).toBe('');
  expect(said({ change: 'create', after: service('echo', workers) }, 'ja')).toBe('3 × echo、ワーカーのみ');
});
