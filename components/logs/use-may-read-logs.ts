import { useSession } from '@/lib/client/hooks';
import { maySignIn } from '@/lib/protocol/session';
import type { StackName } from '@/lib/swarm/objects/ids';
import { LOG_RULE } from '@/lib/swarm/operations/log-rule';
import { allows } from '@/lib/swarm/operations/role';

/**
 * Whether this browser may read the logs of what belongs to `stack`, or, undefined, to a stack that is not known here any
 * more: then it may ask. The server decides again.
 */
export function useMayReadLogs(stack: StackName | null | undefined): 'granted' | 'sign-in' | 'not-allowed' {
  const session = useSession();
  const asker = stack === undefined ? { ...session, stacks: null } : session;
  if (allows(asker, LOG_RULE, stack ?? null)) return 'granted';
  return maySignIn(session) ? 'sign-in' : 'not-allowed';
}
