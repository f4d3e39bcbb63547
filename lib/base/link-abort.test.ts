import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { linkAbort } from './link-abort';

test('a linked controller aborts for the same reason, also where that came first', () => {
  const life = new AbortController();
  const before = new AbortController();
  linkAbort(life.signal, before);
  life.abort('over');
  const after = new AbortController();
  linkAbort(life.signal, after);
  expect([before.signal.reason, after.signal.reason]).toEqual(['over', 'over']);
});

test('what has ended leaves nothing behind at a signal that goes on', () => {
  const life = new AbortController();
  const short = new AbortController();
  const unlink = linkAbort(life.signal, short);
  expect(getEventListeners(life.signal, 'abort')).toHaveLength(1);
  unlink();
  expect(getEventListeners(life.signal, 'abort')).toHaveLength(0);
  life.abort();
  expect(short.signal.aborted).toBe(false);
});
