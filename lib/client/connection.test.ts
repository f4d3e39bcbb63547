import { expect, test } from 'vitest';
import { type Contact, connectionOf } from './connection';

const live: Contact = {
  hasPicture: true,
  isOurs: true,
  feed: { state: 'live', problem: null, confirmedAt: 1, skipped: {}, withheld: [] },
  lostAt: null,
};
const failed = { ...live.feed, state: 'failed' as const };

test.each([
  ['a picture that is confirmed', live, 0, 'live'],
  ['the first two seconds of silence', { ...live, lostAt: 0 }, 1_999, 'live'],
  ['two seconds', { ...live, lostAt: 0 }, 2_000, 'reconnecting'],
  ['ten seconds', { ...live, lostAt: 0 }, 10_000, 'stale'],
  ['a server that does not reach Docker', { ...live, feed: failed }, 0, 'frozen'],
  ['no server, which last had not reached Docker', { ...live, feed: failed, lostAt: 0 }, 12_000, 'stale'],
  ['a server that has not sent its own picture yet', { ...live, isOurs: false }, 0, 'frozen'],
  ['nothing yet', { ...live, hasPicture: false }, 0, 'connecting'],
  ['nothing yet, and Docker is away', { ...live, hasPicture: false, feed: failed }, 0, 'frozen'],
] as const)('%s', (_, contact, now, expected) => {
  expect(connectionOf(contact, now)).toBe(expected);
});
