/** How long to wait before attempt `attempt` (0 is the first retry), in ms: doubling up to `longest`, with full jitter. */
export const backoff = (attempt: number, shortest: number, longest: number, random = Math.random): number =>
  shortest / 2 + random() * (Math.min(longest, shortest * 2 ** attempt) - shortest / 2);
