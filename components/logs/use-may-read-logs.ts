import { useSession } from '@/lib/client/hooks';
import type { StackName } from '@/lib/swarm/ids';
import { LOG_RULE } from '@/lib/swarm/log-line';
import { allows } from '@/lib/swarm/role';

/** Whether this browser may read the logs of what belongs to `stack`; the server decides again. */
export function useMayReadLogs(stack: StackName | null): 'granted' | 'sign-in' | 'not-allowed' {
  const { role, stacks, name, signIn } = useSession();
  if (role !== null && allows({ role, stacks }, LOG_RULE, stack)) return 'granted';
  return name === null && signIn !== 'open' ? 'sign-in' : 'not-allowed';
}
