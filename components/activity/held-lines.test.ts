import { expect, it } from 'vitest';
import type { ActivityPage, KeptActivity } from '@/lib/swarm/picture/kept-activity';
import { withNewest, withOlder } from './held-lines';

const line = (seq: number): KeptActivity => ({
  kind: 'network-created',
  name: `net${seq}`,
  seq,
  at: seq,
  subject: { service: null, serviceName: null, stack: null, nodes: [] },
});
const answer = (
  seqs: readonly number[],
  hasOlder: boolean,
  over: Partial<ActivityPage> = {},
): ActivityPage => ({
  since: 1,
  from: 1,
  gaps: [],
  lines: seqs.map(line),
  hasOlder,
  matched: seqs.length,
  total: seqs.length,
  summed: 0,
  minutes: [],
  ...over,
});
const seqs = ({ lines }: ActivityPage) => lines.map(({ seq }) => seq);

it('new lines come before those that are held', () => {
  const held = withOlder(answer([5, 4], true), answer([3, 2], true));
  expect(seqs(held)).toEqual([5, 4, 3, 2]);
  const next = withNewest(held, answer([6, 5], true, { total: 6 }));
  expect(seqs(next)).toEqual([6, 5, 4, 3, 2]);
  expect(next).toMatchObject({ hasOlder: true, total: 6 });
});

it('what was read to its end stays so', () => {
  const held = withOlder(answer([5, 4], true), answer([3], false));
  expect(withNewest(held, answer([6, 5], true))).toMatchObject({ hasOlder: false });
  expect(withNewest(answer([2, 1], false), answer([3, 2, 1], false))).toMatchObject({ hasOlder: false });
});

it('where more came than one answer holds, it begins anew: no line is missing', () => {
  const held = answer([5, 4, 3], true);
  expect(seqs(withNewest(held, answer([20, 19], true)))).toEqual([20, 19]);
});

it('another run of the server begins anew', () => {
  const held = answer([50, 49, 48], true);
  expect(seqs(withNewest(held, answer([2, 1], false, { since: 9 })))).toEqual([2, 1]);
  expect(withOlder(held, answer([2, 1], false, { since: 9 }))).toBe(held);
});
