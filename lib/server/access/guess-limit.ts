import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@/lib/base/time';
import { LIMITS } from '../limits/limits';
import { createRankedQueue } from '../limits/ranked-queue';
import { createTries } from '../limits/tries';
import { limitKey } from './whom';

/** Who tries a password. */
export interface Guess {
  /** The account that it is for; there may be none of that name. */
  readonly name: string;
  /** The address that it came from. */
  readonly from: string;
  /** Whether this browser has signed in to that account before. */
  readonly isKnown: boolean;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface GuessLimit {
  /** What `check` says when it was this guess's turn, or the seconds until another one counts. */
  attempt<T>(guess: Guess, check: () => Promise<T | null>): Promise<T | null | TooMany>;
}

export class TooMany {
  constructor(readonly seconds: number) {}
}

/** Accounts are told apart by a hash, so that names that are nobody's cost what others do, and fill no memory. */
const SLOTS = 1_024;
/** Who was crowded out may come again, s. */
const CROWDED_S = 5;

/**
 * Slows guessing down, and leaves the way in open to who knows the password. Of an address, a bounded number of guesses
 * a minute. Of an account, whatever the addresses, one at a time, with a rest after each once many have failed; of all,
 * one at a time. Addresses with the fewest failures go first. Browsers that have signed in to that account before are
 * counted together and not with their address, do not wait for the account's rest, and go before others with as few
 * failures. What was right is not counted, and forgives nothing.
 */
export function createGuessLimit(clock: Clock): GuessLimit {
  const tries = createTries(LIMITS.guessesPerMinute, LIMITS.guessersRemembered, clock);
  const ofAll = createFailures(LIMITS.failuresOfAll, clock);
  const ofAccount = new Map<number, Failures>();
  const turns = createRankedQueue({
    atOnce: LIMITS.passwordChecksAtOnce,
    waiting: LIMITS.guessesWaiting,
    waitingEach: LIMITS.guessesWaitingEach,
    restMs: (slot) => (slot === null ? ofAll : ofAccount.get(slot))?.restMs() ?? 0,
  });
  const salt = randomBytes(16);
  const slotOf = (name: string) =>
    createHash('sha256').update(salt).update(name).digest().readUInt16BE(0) % SLOTS;
  const failed = (slot: number | null) => {
    ofAll.add();
    if (slot === null) return;
    const failures = ofAccount.get(slot) ?? createFailures(LIMITS.failuresOfAccount, clock);
    ofAccount.set(slot, failures);
    failures.add();
  };

  return {
    async attempt({ name, from, isKnown, signal }, check) {
      const whom = limitKey({ session: isKnown ? { name } : null, from });
      const tried = tries.take(whom);
      if (tried.wait > 0) return new TooMany(tried.wait);
      const slot = isKnown ? null : slotOf(name);
      const rank = isKnown ? tried.failed - 1 : tried.failed;
      const told = await turns.run({ key: slot, rank, signal }, async () => {
        const answer = await check();
        if (answer === null) failed(slot);
        else tries.giveBack(whom);
        return { answer };
      });
      return told === null ? new TooMany(CROWDED_S) : told.answer;
    },
  };
}

interface Failures {
  add(): void;
  /** How long to rest now. */
  restMs(): number;
}

/** Counts failures, which fade. */
function createFailures(
  { free, firstRestMs, longestRestMs, halvesInMs }: (typeof LIMITS)['failuresOfAccount' | 'failuresOfAll'],
  clock: Clock,
): Failures {
  let count = 0;
  let countedAt = 0;
  const fade = () => {
    count /= 2 ** ((clock() - countedAt) / halvesInMs);
    countedAt = clock();
  };
  return {
    add() {
      fade();
      // However long it went on, it is forgotten as soon.
      count = Math.min(count + 1, 2 * free);
    },
    restMs() {
      fade();
      return count <= free ? 0 : Math.min(longestRestMs, firstRestMs * 2 ** (count - free));
    },
  };
}
