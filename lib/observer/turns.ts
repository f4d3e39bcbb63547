import type { Clock } from '@/lib/base/time';

/** The order in which requests begin and answers are taken, by a count and not by a clock: two moments never coincide. */
export interface Turns {
  /** A request begins. */
  begin(): number;
  /** When that request, which is under way, began by our clock, ms since 1970. */
  askedAt(began: number): number;
  /** That request will say nothing more. */
  end(began: number): void;
  /** An answer is taken. */
  take(): number;
  /** When the oldest request under way began; what ended before it needs no remembering. */
  oldest(): number;
}

export function createTurns(clock: Clock): Turns {
  let turn = 0;
  const underWay = new Map<number, number>();
  return {
    begin() {
      turn += 1;
      underWay.set(turn, clock());
      return turn;
    },
    askedAt: (began) => underWay.get(began) ?? clock(),
    end: (began) => void underWay.delete(began),
    take: () => ++turn,
    oldest: () => Math.min(turn + 1, ...underWay.keys()),
  };
}
