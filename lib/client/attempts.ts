import type { NodeId, ServiceId, StackName } from '@/lib/swarm/objects/ids';
import type { Action, ActionKind } from '@/lib/swarm/operations/action';
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

/** What actions are about: one target has one attempt at a time. */
export type Target = `service:${ServiceId}` | `stack:${StackName}` | `node:${NodeId}` | ActionKind;

/** What an action is about. */
export function targetOf(action: Action): Target {
  if ('service' in action) return `service:${action.service}`;
  if ('stack' in action && action.stack !== null) return `stack:${action.stack}`;
  return 'node' in action ? `node:${action.node}` : action.kind;
}

/** The attempts of this browser, by target. */
export class Attempts {
  private readonly byTarget = new Map<Target, Attempt>();
  private readonly topics = createTopics<Target | '*'>();
  /** All of them, the same list until one changes. */
  all: readonly Attempt[] = [];

  get(target: Target): Attempt | null {
    return this.byTarget.get(target) ?? null;
  }

  set(attempt: Attempt): void {
    this.byTarget.set(targetOf(attempt.action), attempt);
    this.tell(targetOf(attempt.action));
  }

  clear(target: Target): void {
    if (this.byTarget.delete(target)) this.tell(target);
  }

  /** Hears of one target, or of all ('*'). */
  subscribe(target: Target | '*', listener: () => void): () => void {
    return this.topics.on(target, listener);
  }

  private tell(target: Target): void {
    this.all = [...this.byTarget.values()];
    this.topics.emit([target, '*']);
  }
}
