import type { FailureKind } from '@/lib/swarm/operations/outcome';
import type { ProblemKind } from '@/lib/swarm/picture/problem';
import { asDockerError } from './docker-error';

/** A swarm that answers so cannot do anything now; any other whole answer is a refusal of just this. */
const UNAVAILABLE: readonly ProblemKind[] = [
  'no-leader',
  'starting',
  'locked',
  'worker',
  'no-swarm',
  'certificates-expired',
  'proxy-down',
  'timeout',
];

/** A node that was just made a manager, and has not joined the others yet: Docker does not find it among them. */
export const isJoining = (message: string): boolean => /raft memberlist/.test(message);

/** What an error of Docker's means for what was asked of it. */
export function failureKindOf(error: unknown): FailureKind {
  const { status, problem, withheld } = asDockerError(error);
  if (withheld) return withheld === 'change' ? 'no-changes' : 'withheld';
  if (status === 404 && !isJoining(problem.message)) return 'gone';
  return status === null || UNAVAILABLE.includes(problem.kind) ? 'unavailable' : 'refused';
}
