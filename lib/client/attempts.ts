import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { createTopics } from './topics';

/** One try of a person in this browser to change something. */
export interface Attempt {
  readonly action: Action;
  /** This machine's clock, ms since 1970. */
  readonly startedAt: number;
  /** The service's version when it was asked, null for a stack: until it differs, Docker's answer is not in the picture. */
  readonly version: number | null;
  /** null: not answered yet. */
  readonly outcome: Outcome | null;
}

/** What an action is about: one target has one attempt at a time. */
export function targetOf(action: Action): string {
  if ('service' in action) return `service:${action.service}`;
  if ('stack' in action) return `stack:${action.stack}`;
  return 'node' in action ? `node:${action.node}` : action.kind;
}

/** The attempts of this browser, by target. */
export class Attempts {
  private readonly byTarget = new Map<string, Attempt>();
  private readonly topics = createTopics();
  /** All of them, the same list until one changes. */
  all: readonly Attempt[] = [];

  get(target: string): Attempt | null {
    return this.byTarget.get(target) ?? null;
  }

  set(attempt: Attempt): void {
    this.byTarget.set(targetOf(attempt.action), attempt);
    this.tell(targetOf(attempt.action));
  }

  clear(target: string): void {
    if (this.byTarget.delete(target)) this.tell(target);
  }

  /** Hears of one target, or of all ('*'). */
  subscribe(target: string, listener: () => void): () => void {
    return this.topics.on(target, listener);
  }

  private tell(target: string): void {
    this.all = [...this.byTarget.values()];
    this.topics.emit([target, '*']);
  }
}
