import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Answer, Query } from '@/lib/swarm/operations/query';

/** Browser → server. What arrives is anything at all until a `parse…` of this folder has read it. */
export interface UpMessages {
  act(action: Action, answer: (outcome: Outcome) => void): void;
  /** What the picture does not hold. */
  ask(query: Query, answer: (answer: Answer) => void): void;
  /** The browser's picture has a gap: the revisions after `revision`, or a snapshot, are sent again. */
  resync(revision: number): void;
}

/** Sent in the handshake's `auth`: where a returning browser left off. */
export interface Resume {
  readonly epoch: string;
  readonly revision: number;
}
