import type { StackPlan } from '@/lib/swarm/operations/stack-plan';
import type { Planned } from './planner';

/** Why a stack cannot be deployed now: each has its words in `deploy.why`. */
export type WhyNot =
  | 'deploying'
  | 'empty'
  | 'noName'
  | 'badName'
  | 'errors'
  | 'signIn'
  | 'asking'
  | 'slow'
  | 'failed'
  | 'confirm'
  | Exclude<StackPlan['state'], 'planned'>;

interface Deployment {
  readonly text: string;
  readonly stack: string;
  readonly isNameGood: boolean;
  /** Errors in the file, found without the server. */
  readonly errors: number;
  readonly mustSignIn: boolean;
  readonly planned: Pick<Planned, 'phase' | 'answer'>;
  /** What is removed is confirmed, or nothing is. */
  readonly isConfirmed: boolean;
  readonly isPending: boolean;
}

/** The first thing to do, or to wait for, before it can be deployed; null: nothing. */
export function whyNot(of: Deployment): WhyNot | null {
  const { answer, phase } = of.planned;
  if (of.isPending) return 'deploying';
  if (of.text.trim() === '') return 'empty';
  if (of.errors > 0) return 'errors';
  if (of.stack === '') return 'noName';
  if (!of.isNameGood) return 'badName';
  if (of.mustSignIn) return 'signIn';
  if (phase === 'slow') return 'slow';
  if (!answer || phase !== 'resting') return 'asking';
  if (!answer.ok) return 'failed';
  if (answer.value.state !== 'planned') return answer.value.state;
  return of.isConfirmed ? null : 'confirm';
}
