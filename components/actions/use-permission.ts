import { useCallback } from 'react';
import { useConnection, useSession } from '@/lib/client/hooks';
import { maySignIn } from '@/lib/protocol/session';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { ActionKind } from '@/lib/swarm/operations/action';
import type { QueryKind } from '@/lib/swarm/operations/query';
import { allows } from '@/lib/swarm/operations/role';
import { RULES } from '@/lib/swarm/operations/rules';

/**
 * Whether this browser may do it now. sign-in: not before it has signed in. not-allowed: not with this role, or not to
 * this stack. not-live: the picture is old, so nobody can say what would be changed.
 */
export type Permission = 'granted' | 'sign-in' | 'not-allowed' | 'not-live';

/** Tells of many at once: rows, a palette. `stack`: of what it is done to; null for what belongs to none. */
export function useMayDo(): (what: ActionKind | QueryKind, stack: StackName | null) => Permission {
  const session = useSession();
  const isLive = useConnection() === 'live';
  return useCallback(
    (what, stack) => {
      if (!isLive) return 'not-live';
      if (allows(session, RULES[what], stack)) return 'granted';
      return maySignIn(session) ? 'sign-in' : 'not-allowed';
    },
    [isLive, session],
  );
}

/** Whether this browser may do it now. */
export const useMay = (what: ActionKind | QueryKind, stack: StackName | null): Permission =>
  useMayDo()(what, stack);
