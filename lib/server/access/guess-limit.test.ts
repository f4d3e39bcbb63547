import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delay } from '@/lib/base/time';
import { LIMITS } from '../limits/limits';
import { createGuessLimit, type Guess, type GuessLimit, TooMany } from './guess-limit';

/** A check takes as long as scrypt does, ms. */
const CHECK_MS = 100;
let limit: GuessLimit;
let checked: number;
let atOnce: number;
let mostAtOnce: number;

beforeEach(() => {
  vi.useFakeTimers();
  limit = createGuessLimit(() => performance.now());
  checked = atOnce = mostAtOnce = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** Answers `right`, `wrong`, or the seconds to wait. */
async function guess(
  over: Partial<Guess> & { readonly isRight?: boolean },
): Promise<'right' | 'wrong' | number> {
  const { isRight = false, ...given } = over;
  const answer = await limit.attempt(
    { name: 'admin', from: '192.0.2.1', isKnown: false, signal: new AbortController().signal, ...given },
    async () => {
      checked += 1;
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await delay(CHECK_MS);
      atOnce -= 1;
      return isRight ? 'right' : null;
    },
  );
  return answer instanceof TooMany ? answer.seconds : (answer ?? 'wrong');
}

/** What comes of it, and after how many ms; time passes for everything that is under way. */
async function timed<T>(under: Promise<T>, mostMs = 60_000): Promise<{ answer: T; ms: number }> {
  const from = performance.now();
  let told: { answer: T; ms: number } | null = null;
  void under.then((answer) => {
    told = { answer, ms: performance.now() - from };
  });
  while (told === null && performance.now() - from < mostMs) await vi.advanceTimersByTimeAsync(10);
  if (told === null) throw new Error(`no answer in ${mostMs} ms`);
  return told;
}

const answerOf = async <T>(under: Promise<T>): Promise<T> => (await timed(under)).answer;

/** So many addresses guess again and again, as fast as they are answered. */
function flood(
  each: number,
  over: Partial<Guess> = {},
  addressOf = (n: number) => `198.51.${n >> 8}.${n & 255}`,
) {
  const stop = new AbortController();
  for (let n = 0; n < each; n += 1)
    void (async () => {
      while (!stop.signal.aborted) {
        const answer = await guess({ from: addressOf(n), ...over });
        await delay(typeof answer === 'number' ? 1_000 : 50);
      }
    })();
  return () => stop.abort();
}

describe('of one address', () => {
  it('nine guesses, then signing in as oneself, again and again, is ten guesses a minute', async () => {
    const guesses: (string | number)[] = [];
    for (let round = 0; round < 32; round += 1) {
      for (let n = 0; n < 9; n += 1) guesses.push(await answerOf(guess({})));
      await answerOf(guess({ name: 'me', isRight: true }));
      if (performance.now() > 50_000) break;
    }
    expect(guesses.filter((answer) => answer === 'wrong')).toHaveLength(LIMITS.guessesPerMinute);
    expect(guesses.at(-1)).toEqual(expect.any(Number));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await answerOf(guess({}))).toBe('wrong');
  });

  it('what is right is not counted: a class signs in behind one address', async () => {
    for (let n = 0; n < 40; n += 1)
      expect(await answerOf(guess({ name: `student-${n}`, isRight: true }))).toBe('right');
  });

  it('guesses side by side are counted before they are checked', async () => {
    const answers = await answerOf(Promise.all(Array.from({ length: 50 }, () => guess({}))));
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(LIMITS.guessesPerMinute);
  });

  it('a network of IPv6 is one', async () => {
    const answers: (string | number)[] = [];
    for (let n = 0; n < 30; n += 1)
      answers.push(await answerOf(guess({ from: `2001:db8:1:2::${n.toString(16)}` })));
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(LIMITS.guessesPerMinute);
    expect(await answerOf(guess({ from: '2001:db8:1:3::1' }))).toBe('wrong');
  });
});

describe('many addresses', () => {
  it.each(['admin', 'nobody-of-this-name'])('are slowed down at one account, %s', async (name) => {
    const stop = flood(100, { name });
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    stop();
    // The rest after each is 2 s.
    expect(checked).toBeGreaterThan(50);
    expect(checked).toBeLessThan(LIMITS.failuresOfAccount.free + 10 + (3 * 60_000) / 2_000);
  });

  it('leave the way in open to who knows the password, from an address that failed little', async () => {
    const stop = flood(40);
    await vi.advanceTimersByTimeAsync(60_000);
    for (let n = 0; n < 5; n += 1) {
      const { answer, ms } = await timed(guess({ from: '203.0.113.9', isRight: true }));
      expect(answer).toBe('right');
      expect(ms).toBeLessThan(LIMITS.failuresOfAccount.longestRestMs + 1_000);
    }
    // Another account is none of theirs.
    expect((await timed(guess({ name: 'ada', from: '203.0.113.9', isRight: true }))).ms).toBeLessThan(1_000);
    stop();
  });

  it('that are all new crowd out who is as new, and not for long', async () => {
    const stop = flood(300);
    await vi.advanceTimersByTimeAsync(1_000);
    const from = performance.now();
    let answer = await answerOf(guess({ from: '203.0.113.9', isRight: true }));
    while (typeof answer === 'number' && performance.now() - from < 600_000) {
      await vi.advanceTimersByTimeAsync(answer * 1_000);
      answer = await answerOf(guess({ from: '203.0.113.9', isRight: true }));
    }
    expect(answer).toBe('right');
    expect(performance.now() - from).toBeLessThan(90_000);
    stop();
  });

  it('do not slow down a browser that has signed in before, at their own address even', async () => {
    const from = '198.51.0.1';
    const stop = flood(150);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await answerOf(guess({ from, isRight: true }))).toEqual(expect.any(Number));
    for (let n = 0; n < 5; n += 1) {
      const { answer, ms } = await timed(guess({ from, isKnown: true, isRight: true }));
      expect(answer).toBe('right');
      expect(ms).toBeLessThan(1_000);
    }
    // It can be wrong, but not for ever.
    const wrong: (string | number)[] = [];
    for (let n = 0; n < 12; n += 1) wrong.push(await answerOf(guess({ from, isKnown: true })));
    expect(wrong.filter((answer) => answer === 'wrong')).toHaveLength(LIMITS.guessesPerMinute);
    stop();
  });

  it('are forgotten soon after they leave off', async () => {
    const stop = flood(50);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    stop();
    await vi.advanceTimersByTimeAsync(8 * 60_000);
    await answerOf(guess({ from: '203.0.113.9' }));
    expect((await timed(guess({ from: '203.0.113.9', isRight: true }))).ms).toBeLessThan(CHECK_MS + 500);
  });
});

describe('of all accounts', () => {
  it('two are checked at once, and so many wait; with many failures they rest', async () => {
    const names = Array.from({ length: 1_000 }, (_, n) => ({
      name: `nobody-${n}`,
      from: `198.51.${n >> 8}.${n & 255}`,
    }));
    const answers = await answerOf(Promise.all(names.map(guess)));
    expect(mostAtOnce).toBe(LIMITS.passwordChecksAtOnce);
    const most = LIMITS.guessesWaiting + LIMITS.passwordChecksAtOnce;
    expect(answers.filter((answer) => answer === 'wrong').length).toBeLessThanOrEqual(most);

    const before = checked;
    const stops = names.slice(0, 100).map(({ name }, n) => flood(1, { name }, () => `198.18.0.${n}`));
    await vi.advanceTimersByTimeAsync(60_000);
    for (const stop of stops) stop();
    // Without a rest they would be 1,200.
    expect(checked - before).toBeLessThan(500);
  });

  it('who has an account, and is right all the time, does not keep others out', async () => {
    const stops = Array.from({ length: 20 }, () => {
      const stop = new AbortController();
      void (async () => {
        while (!stop.signal.aborted) {
          const own = { name: 'vi', from: '198.51.100.1', isKnown: true, isRight: true };
          if (typeof (await guess(own)) === 'number') await delay(100);
        }
      })();
      return stop;
    });
    await vi.advanceTimersByTimeAsync(5_000);
    const { answer, ms } = await timed(guess({ from: '203.0.113.9', isRight: true }));
    for (const stop of stops) stop.abort();
    expect(answer).toBe('right');
    expect(ms).toBeLessThan(1_000);
  });

  it('who does not wait for the answer any more is not checked', async () => {
    const gone = new AbortController();
    const first = guess({});
    const second = guess({ signal: gone.signal });
    gone.abort();
    expect(await answerOf(first)).toBe('wrong');
    expect(await answerOf(second)).toEqual(expect.any(Number));
    expect(checked).toBe(1);
  });
});
