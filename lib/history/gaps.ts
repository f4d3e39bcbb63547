import type { Gap } from '@/lib/swarm/picture/gap';

/** When nothing was watched. */
export interface Gaps {
  /** Something was seen at `at` (ms since 1970): no gap begins before it. */
  see(at: number): void;
  /** Whether anything is watched from `at` on. */
  watch(isWatched: boolean, at: number): void;
  /** Those that ended later than `at`, oldest first, apart from one another. */
  since(at: number): readonly Gap[];
}

/** Keeps so many; of more the two with the least between them are one, so that nothing unseen is called seen. */
export function createGaps(most: number): Gaps {
  const gaps: Gap[] = [];
  let seenAt = Number.NEGATIVE_INFINITY;

  const join = () => {
    let nearest = 1;
    for (let i = 2; i < gaps.length; i += 1) if (between(gaps, i) < between(gaps, nearest)) nearest = i;
    const [first, second] = [gaps[nearest - 1], gaps[nearest]];
    if (first && second) gaps.splice(nearest - 1, 2, { from: first.from, to: second.to });
  };

  return {
    see(at) {
      seenAt = Math.max(seenAt, at);
    },
    watch(isWatched, at) {
      if (isWatched) this.see(at);
      const open = gaps.at(-1);
      const isOpen = open?.to === null;
      if (isWatched && isOpen) gaps[gaps.length - 1] = { from: open.from, to: Math.max(open.from, at) };
      if (isWatched || isOpen) return;
      gaps.push({ from: Math.max(at, seenAt), to: null });
      if (gaps.length > most) join();
    },
    since: (at) => gaps.filter(({ to }) => to === null || to > at),
  };
}

const between = (gaps: readonly Gap[], i: number): number => (gaps[i]?.from ?? 0) - (gaps[i - 1]?.to ?? 0);
