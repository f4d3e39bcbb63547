import type { ServiceId } from '../objects/ids';
import type { Action, ActionKind } from './action';

/** Why an action was not done, or not wholly. */
export const FAILURE_KINDS = [
  'invalid', // the request makes no sense, and never reached Docker
  'signed-out', // nobody signed in, and that is needed
  'not-allowed', // who signed in has another role, or is limited to other stacks
  'gone', // what it names is not there (any more)
  'conflict', // others kept changing it; nothing was done
  'not-scalable', // a global service
  'refused', // Docker said no, in its own words
  'no-changes', // a socket proxy before Docker lets no such change through; nothing was done
  'withheld', // a socket proxy before Docker keeps back what must be read; nothing was done
  'partial', // some of it was done: `steps` tells which
  'no-cli', // the server has no docker CLI, which this needs; nothing was done
  'lost', // the connection broke; it may or may not have been done
  'unavailable', // Docker cannot be reached; nothing was done
  'too-many', // rate limit
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** One object that an action touched, in the order in which it did. */
export interface Step {
  readonly object: 'service' | 'secret' | 'config' | 'network';
  readonly name: string;
  /** What was done to it, or tried, where the action does not say that by itself. */
  readonly did?: 'create' | 'update' | 'remove';
  readonly done: boolean;
  /** Docker's words where it was not done. */
  readonly message: string;
}

/** What came of an action. The grid changes only when Docker says so; this is the answer to the person who asked. */
export type Outcome =
  | {
      readonly ok: true;
      readonly action: ActionKind;
      readonly steps: readonly Step[];
      /** For a scale: the count before, which undo restores. */
      readonly previousReplicas?: number;
      /** For a new service: its id, where Docker told it. */
      readonly created?: ServiceId;
      /** What brings back what Docker had before; absent where nothing was changed, or nothing can. */
      readonly undo?: Action;
      /** Docker's warnings, raw. */
      readonly warnings: readonly string[];
    }
  | {
      readonly ok: false;
      readonly action: ActionKind | null;
      readonly kind: FailureKind;
      /** Docker's own words, or ours where Docker was not asked; shown below the plain sentence. */
      readonly message: string;
      /** Words that may quote what the person typed: for who asked alone, never for the audit log. */
      readonly quoted?: string;
      readonly steps: readonly Step[];
      /** What brings back what was done of it; absent where nothing was, or nothing can. */
      readonly undo?: Action;
    };

export type Done = Extract<Outcome, { ok: true }>;
export type Failure = Extract<Outcome, { ok: false }>;
