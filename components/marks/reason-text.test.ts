import { createFormatter, createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { NO_RESOURCES, type Resources } from '@/lib/swarm/objects/resources';
import { reasonText } from './reason-text';

const said = (error: string, asks: Partial<Resources>, locale: 'en' | 'ja' = 'en') => {
  const t = createTranslator({ locale, messages: CATALOGUES[locale], namespace: 'reason' });
  const format = createFormatter({ locale });
  return reasonText(error, { ...NO_RESOURCES, ...asks }, t, (items) =>
    format.list(items, { type: 'disjunction' }),
  );
};
const LACKING = 'no suitable node (insufficient resources on 4 nodes)';
const of = (...kinds: string[]) => kinds.map((kind) => ({ kind, amount: 1 }));

test('a task that asks for a GPU is not said to lack CPU or memory alone', () => {
  expect(said(LACKING, { generic: of('NVIDIA-GPU') })).toBe('Not enough unreserved NVIDIA-GPU on 4 nodes');
  expect(said(LACKING, { nanoCpus: 1, memoryBytes: 1, generic: of('GPU', '{x} <b>') })).toBe(
    'Not enough unreserved CPU, memory, GPU, or {x} <b> on 4 nodes',
  );
  expect(said(LACKING, { generic: of('GPU') }, 'ja')).toBe('未予約のGPUが足りません（4台）');
});

test('of many kinds a few are named, and of long names the beginning', () => {
  expect(said(LACKING, { generic: of('a', 'b', 'c', 'd') })).toBe(
    'Not enough unreserved a, b, c, or other resources on 4 nodes',
  );
  expect(said(LACKING, { generic: of('x'.repeat(9_000)) }).length).toBeLessThan(120);
});

test('one that asks for none is told as ever', () => {
  expect(said(LACKING, { nanoCpus: 1 })).toBe('Not enough unreserved CPU or memory on 4 nodes');
  expect(said('task: non-zero exit (7)', { generic: of('GPU') })).toBe('The program ended with exit code 7');
  expect(said('no words that are known', { generic: of('GPU') })).toBe('no words that are known');
});
