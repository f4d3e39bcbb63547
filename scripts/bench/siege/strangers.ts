import { setPriority } from 'node:os';
import { delay } from '@/lib/base/time';
import { ATTACKS } from './attacks';
import { createStranger } from './stranger';

/** What a process of strangers is told, as JSON in its arguments. */
export interface Orders {
  readonly port: number;
  readonly host: string;
  /** Strangers have the addresses 127.0.0.`first` and on. */
  readonly first: number;
  readonly count: number;
  readonly seconds: number;
}

/** The shortest time from one attack of a stranger to its next, ms. */
const PAUSE_MS = 400;

/** Each stranger does one thing after the other, all kinds of it in turn; tells how often as a number on standard output. */
async function besiege({ first, count, seconds, ...target }: Orders): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  const attacks = Object.values(ATTACKS);
  let done = 0;
  const siege = async (n: number) => {
    const stranger = createStranger(`127.0.0.${first + n}`, target);
    await delay((PAUSE_MS * n) / count);
    // Seven apart, so that all kinds come at any time.
    for (let turn = (n + first) * 7; performance.now() < until; turn += 1) {
      const pause = delay(PAUSE_MS);
      await attacks[turn % attacks.length]?.(stranger).catch(() => {});
      done += 1;
      await pause;
    }
  };
  await Promise.race([
    Promise.all(Array.from({ length: count }, (_, n) => siege(n))),
    delay(seconds * 1_000),
  ]);
  process.stdout.write(`${done}\n`, () => process.exit(0));
}

process.on('disconnect', () => process.exit(1));
// The machine is the server's first: what is measured is what it does, not what is left of two processors.
setPriority(10);
await besiege(JSON.parse(process.argv[2] ?? '{}'));
