'use client';

import { useTranslations } from 'use-intl';
import { later } from '@/components/ui/later';
import { showToast, type Toast } from '@/components/ui/toasts';
import type { Failure } from '@/lib/swarm/operations/outcome';
import { openDialog } from './open-dialog';

const ToastFailure = later(() => import('./toast-failure').then((m) => m.ToastFailure));

/** Says over the page why an action was not done, with what can be done now; one whose session has ended is led to a new one. */
export function useTellFailure(): (outcome: Failure, about: string, action?: Toast['action']) => void {
  const t = useTranslations('action');
  return (outcome, about, action) => {
    const body = <ToastFailure outcome={outcome} />;
    showToast({ tone: 'danger', title: t('failed'), body, lasts: null, about, ...(action && { action }) });
    if (outcome.kind === 'signed-out') openDialog.set({ kind: 'sign-in' });
  };
}
