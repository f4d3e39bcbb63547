import { expect, test } from 'vitest';
import type { Answer } from '@/lib/swarm/operations/query';
import { type WhyNot, whyNot } from './why-not';

const answered = (answer: Answer<'plan-stack'>) => ({ planned: { phase: 'resting', answer } as const });
const READY = {
  text: 'services:',
  stack: 'shop',
  isNameGood: true,
  errors: 0,
  mustSignIn: false,
  isConfirmed: true,
  isPending: false,
  ...answered({ ok: true, value: { state: 'planned', objects: [], remarks: [] } }),
};

test.each<[WhyNot | null, Partial<Parameters<typeof whyNot>[0]>]>([
  [null, {}],
  ['deploying', { isPending: true }],
  ['empty', { text: ' \n', stack: '' }],
  ['errors', { errors: 2, stack: '' }],
  ['noName', { stack: '', isNameGood: false }],
  ['badName', { stack: '-', isNameGood: false }],
  ['signIn', { mustSignIn: true, planned: { phase: 'resting', answer: null } }],
  ['asking', { planned: { phase: 'waiting', answer: null } }],
  ['asking', { planned: { phase: 'asking', answer: null } }],
  // What was answered before may have changed.
  ['asking', { planned: { ...READY.planned, phase: 'asking' } }],
  ['slow', { planned: { phase: 'slow', answer: null } }],
  ['failed', answered({ ok: false, kind: 'unavailable', message: '' })],
  ['refused', answered({ ok: true, value: { state: 'refused', findings: [] } })],
  ['no-cli', answered({ ok: true, value: { state: 'no-cli' } })],
  ['confirm', { isConfirmed: false }],
])('%s: %j', (why, over) => expect(whyNot({ ...READY, ...over })).toBe(why));
