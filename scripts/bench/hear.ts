import type { CDPSession } from 'playwright';
import { delay } from '@/lib/base/time';

/** However slow a machine is. */
export const PATIENCE_MS = 60_000;

/**
 * Gives the page a function of this name, for one text that it will tell; returns how to wait for it. The page tells, and
 * is not asked: Playwright's questions bring 0.1 s of scripts with them into a page that loads.
 */
export async function hearOnce(session: CDPSession, name: string): Promise<() => Promise<string>> {
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name });
  const heard = new Promise<string>((resolve) => {
    session.on('Runtime.bindingCalled', (called) => {
      if (called.name === name) resolve(called.payload);
    });
  });
  return async () => {
    const found = new AbortController();
    const text = await Promise.race([heard, delay(PATIENCE_MS, found.signal)]);
    found.abort();
    if (text === undefined) throw new Error(`the page did not call ${name} within a minute`);
    return text;
  };
}
