/** The order in which requests begin and answers are taken, by a count and not by a clock: two moments never coincide. */
export interface Turns {
  /** A request begins. */
  begin(): number;
  /** That request will say nothing more. */
  end(began: number): void;
  /** An answer is taken. */
  take(): number;
  /** When the oldest request under way began; what ended before it needs no remembering. */
  oldest(): number;
}

export function createTurns(): Turns {
  let turn = 0;
  const underWay = new Set<number>();
  return {
    begin() {
      turn += 1;
      underWay.add(turn);
      return turn;
    },
    end: (began) => void underWay.delete(began),
    take: () => ++turn,
    oldest: () => Math.min(turn + 1, ...underWay),
  };
}
