import { useTranslations } from 'use-intl';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { ActionKind } from '@/lib/swarm/operations/action';
import type { QueryKind } from '@/lib/swarm/operations/query';
import { openDialog } from './open-dialog';
import { type Permission, useMayDo } from './use-permission';

/** What stands before all that acts on the swarm: it is visible to all, and says why it cannot be chosen. */
export interface Gate {
  readonly permission: Permission;
  /** Why it cannot be chosen now. */
  readonly disabled: string | undefined;
  /** Does it where that is granted; leads to signing in where that comes first. */
  readonly pass: (act: () => void) => void;
}

/** Tells of many at once: the entries of a menu. */
export function useGates(): (what: ActionKind | QueryKind, stack: StackName | null) => Gate {
  const t = useTranslations('action');
  const mayDo = useMayDo();
  return (what, stack) => {
    const permission = mayDo(what, stack);
    return {
      permission,
      disabled:
        permission === 'not-allowed' ? t('notAllowed') : permission === 'not-live' ? t('notLive') : undefined,
      pass: (act) => {
        if (permission === 'granted') act();
        if (permission === 'sign-in') openDialog.set({ kind: 'sign-in' });
      },
    };
  };
}

export const useGate = (what: ActionKind | QueryKind, stack: StackName | null): Gate =>
  useGates()(what, stack);
