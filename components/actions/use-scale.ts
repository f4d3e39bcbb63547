'use client';

import { useTranslations } from 'use-intl';
import { targetOf } from '@/lib/client/attempts';
import { useAttempt } from '@/lib/client/use-action';
import { useClient } from '@/lib/client/use-client';
import type { Service } from '@/lib/swarm/objects/service';
import { scaleOf } from '@/lib/swarm/operations/scale';
import { type Undo, useOperation } from './use-operation';

export interface Scale {
  /** What the swarm is asked to keep; null where there is no number to set. */
  readonly count: number | null;
  /** What a person in this browser asked for, while Docker does not say so yet. */
  readonly intended: number | null;
  /** Sent, and not answered yet. */
  readonly isPending: boolean;
  /** The count before this browser's last change; null once anything else changed it. */
  readonly undoTo: number | null;
  readonly scale: (replicas: number) => Promise<unknown>;
  readonly undo: () => Promise<void>;
}

/** Scaling one service, with its answer as a message and a way back. */
export function useScale(service: Service): Scale {
  const t = useTranslations('action.scale');
  const { cluster } = useClient();
  const { act, undo } = useOperation();
  const { id, name } = service;
  const scaleTo = (replicas: number) => ({ kind: 'scale-service', service: id, replicas }) as const;
  const target = targetOf(scaleTo(0));
  const { attempt, isPending } = useAttempt(target);

  const count = scaleOf(service.mode);
  const asked = attempt?.action.kind === 'scale-service' ? attempt.action.replicas : null;
  const outcome = attempt?.action.kind === 'scale-service' ? attempt.outcome : null;
  // Another count in a newer version is what somebody else asked for since.
  const isAwaited = isPending || (outcome?.ok && service.version === attempt?.version);
  const intended = asked !== null && asked !== count && isAwaited ? asked : null;
  const undoTo =
    outcome?.ok && asked === count && outcome.previousReplicas !== asked
      ? (outcome.previousReplicas ?? null)
      : null;

  const wayBack = (from: number, to: number, version: number): Undo => ({
    name,
    action: () => {
      const now = cluster.cluster.services.get(id);
      // Until the picture has moved on, it shows what was there before.
      const isOurs = now && (now.version <= version || scaleOf(now.mode) === from);
      return isOurs ? scaleTo(to) : null;
    },
    message: () => ({ title: t('undone', { name, to: `${to}` }) }),
  });

  return {
    count,
    intended,
    isPending,
    undoTo,
    scale: (replicas) =>
      act(scaleTo(replicas), ({ previousReplicas: from = replicas }) => ({
        title: t('done', { name, from: `${from}`, to: `${replicas}` }),
        command: { kind: 'scale-service', name, replicas },
        undo: wayBack(replicas, from, service.version),
      })),
    undo: async () => {
      if (count !== null && undoTo !== null) await undo(target, wayBack(count, undoTo, 0));
    },
  };
}
