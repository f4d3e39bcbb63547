import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts tries by key. */
export interface RateLimit {
  /** Takes one try; the answer is 0, or the seconds until the next one counts. */
  take(key: string): Promise<number>;
}

/** At most `tries` in `seconds` for each key, in this process. */
export function createRateLimit(tries: number, seconds: number): RateLimit {
  const limiter = new RateLimiterMemory({ points: tries, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}
