import { expect, it } from 'vitest';
import { PROBLEM_KINDS } from '@/lib/swarm/picture/problem';
import { aFeed } from '../made-up.testing';
import { whyNotReady } from './why-not-ready';

const NOW = 1_000_000;
const seen = (ago: number) => aFeed({ confirmedAt: NOW - ago });

it('is ready while Docker confirms the picture as often as it is asked', () => {
  expect(whyNotReady(seen(0), NOW, 250)).toBeNull();
  expect(whyNotReady(seen(14_000), NOW, 250)).toBeNull();
  expect(whyNotReady(seen(16_000), NOW, 250)).toBe('The picture is 16 s old.');
  expect(whyNotReady(seen(60_000), NOW, 60_000), 'asked once a minute').toBeNull();
});

it('is not before the first picture', () => {
  expect(whyNotReady(aFeed({ state: 'connecting', confirmedAt: 0 }), NOW, 250)).toBe(
    'Docker has not answered yet.',
  );
});

it.each(PROBLEM_KINDS)('says %s in a line of its own words, however fresh the picture', (kind) => {
  const problem = { kind, message: 'tcp://me:hunter2@m\nand more' };
  const why = whyNotReady(aFeed({ state: 'failed', problem, confirmedAt: NOW }), NOW, 250);
  expect(why).toMatch(/^[A-Z][^\n]+\.$/);
  expect(why).not.toContain('hunter2');
});
