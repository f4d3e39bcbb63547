/** A time in which nothing was watched: what happened in it was not seen. */
export interface Gap {
  /** When the swarm was last seen, ms since 1970. */
  readonly from: number;
  /** When it was seen again; null: it is not yet. */
  readonly to: number | null;
}

/** With one that lasts still, and that the server may know of already. */
export const withUnseen = (gaps: readonly Gap[], unseen: Gap | null): readonly Gap[] =>
  unseen && gaps.at(-1)?.to !== null ? [...gaps, unseen] : gaps;
