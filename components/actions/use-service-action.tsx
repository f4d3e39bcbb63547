'use client';

import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { showToast } from '@/components/ui/toasts';
import { targetOf } from '@/lib/client/attempts';
import { useAction } from '@/lib/client/use-action';
import { useClient } from '@/lib/client/use-client';
import type { Service } from '@/lib/swarm/objects/service';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { NamedAction } from './docker-command';
import { ToastCommand } from './toast-command';
import { useTellFailure } from './use-tell-failure';

/** How long the offer to undo lies over the page; afterwards it is on the service's page. */
const UNDO_TOAST_MS = 12_000;

export interface ServiceAct {
  /** What is done, and how a person types it. */
  readonly action: Extract<Action, { readonly service: Service['id'] }>;
  readonly named: NamedAction;
  /** What the message says. */
  readonly done: string;
  /** Whether going back to the spec before undoes it. */
  readonly canUndo: boolean;
}

/** Changing a service from a dialog: a refusal stays there; what was done is told over the page, with a way back. */
export function useServiceAction(service: Service, onDone: () => void) {
  const t = useTranslations('action.service');
  const { cluster } = useClient();
  const tellFailure = useTellFailure();
  const target = targetOf({ kind: 'restart-service', service: service.id });
  const { isPending, run } = useAction(target);
  const [failure, setFailure] = useState<Extract<Outcome, { ok: false }> | null>(null);

  const undo = useCallback(
    async (before: Service) => {
      const now = cluster.cluster.services.get(before.id);
      // Changed by others since, or back already: there is nothing of ours to undo.
      if (!now?.hasPrevious || now.template === before.template) return;
      const answer = await run({ kind: 'roll-back-service', service: before.id });
      if (!answer.ok) return tellFailure(answer, target);
      const title = t('roll-back-service.done', { name: before.name });
      showToast({ tone: 'success', title, lasts: 5_000, about: target });
    },
    [cluster, run, t, target, tellFailure],
  );

  const act = async ({ action, named, done, canUndo }: ServiceAct): Promise<void> => {
    setFailure(null);
    const before = cluster.cluster.services.get(service.id) ?? service;
    const answer = await run(action);
    if (!answer.ok) return setFailure(answer);
    onDone();
    showToast({
      tone: 'success',
      title: done,
      body: <ToastCommand action={named} warnings={answer.warnings} />,
      lasts: UNDO_TOAST_MS,
      about: target,
      ...(canUndo && { action: { label: t('undo'), run: () => void undo(before) } }),
    });
  };
  return { act, isPending, failure };
}
