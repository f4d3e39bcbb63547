'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { targetOf } from '@/lib/client/attempts';
import { useAttempt } from '@/lib/client/use-action';
import { useClient } from '@/lib/client/use-client';
import type { Service } from '@/lib/swarm/objects/service';
import { type Action, type NamedAction, undoOf } from '@/lib/swarm/operations/action';
import type { Failure } from '@/lib/swarm/operations/outcome';
import { type Undo, useOperation } from './use-operation';

export interface ServiceAct {
  /** What is done, and how a person types it. */
  readonly action: Extract<Action, { readonly service: Service['id'] }>;
  readonly named: NamedAction;
  /** What the message says. */
  readonly done: string;
}

/** Changing a service from a dialog: a refusal stays there; what was done is told over the page, with a way back. */
export function useServiceAction(service: Service, onDone: () => void) {
  const t = useTranslations('action.service');
  const { cluster } = useClient();
  const { act: operate } = useOperation();
  const { isPending } = useAttempt(targetOf({ kind: 'restart-service', service: service.id }));
  const [failure, setFailure] = useState<Failure | null>(null);

  const act = async ({ action, named, done }: ServiceAct): Promise<void> => {
    setFailure(null);
    const { id, name, template } = cluster.cluster.services.get(service.id) ?? service;
    /** What this makes of it: the first that the picture then shows. Another one is somebody else's. */
    let ours = template;
    const stop = cluster.observe(({ after }) => {
      ours = after.services.get(id)?.template ?? ours;
      if (ours !== template) stop();
    });
    const undo: Undo = {
      label: t('undo'),
      name,
      action: () =>
        cluster.cluster.services.get(id)?.template === ours
          ? { kind: 'roll-back-service', service: id }
          : null,
      message: () => ({ title: t('roll-back-service.done', { name }) }),
    };
    const outcome = await operate(
      action,
      () => ({
        title: done,
        command: named,
        undo: undoOf(action.kind) === 'roll-back-service' ? undo : null,
      }),
      setFailure,
    );
    if (outcome.ok) onDone();
    else stop();
  };
  return { act, isPending, failure };
}
