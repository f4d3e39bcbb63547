import type { CollectionName } from '../objects/cluster';
import type { Problem } from './problem';

/** How well the server sees Docker now: what makes a picture live, or an old one. */
export interface Feed {
  /** connecting: nothing seen yet. live: answers come. failed: they do not, and `problem` says why. */
  readonly state: 'connecting' | 'live' | 'failed';
  readonly problem: Problem | null;
  /** When Docker last confirmed the picture, ms since 1970 by the server's clock; 0 before the first time. */
  readonly confirmedAt: number;
  /** Records that could not be read in the latest lists, by kind; absent means none. */
  readonly skipped: { readonly [K in CollectionName]?: number };
  /** What a socket proxy before Docker keeps back, without which the picture goes on. */
  readonly withheld: readonly Withheld[];
}

/** Without events changes show later; without networks there are none in the picture. */
export const WITHHELD = ['events', 'networks'] as const;
export type Withheld = (typeof WITHHELD)[number];

/** How many records could not be read, of every kind. */
export const skippedRecords = ({ skipped }: Feed): number =>
  Object.values(skipped).reduce((sum, count) => sum + count, 0);
