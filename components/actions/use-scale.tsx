'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { later } from '@/components/ui/later';
import { dismissToastsAbout, showToast } from '@/components/ui/toasts';
import { targetOf } from '@/lib/client/attempts';
import { useAction } from '@/lib/client/use-action';
import { useClient } from '@/lib/client/use-client';
import type { Service } from '@/lib/swarm/objects/service';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { scaleOf } from '@/lib/swarm/operations/scale';
import { useTellFailure } from './use-tell-failure';

const ToastCommand = later(() => import('./toast-command').then((m) => m.ToastCommand));

/** How long the offer to undo lies over the page; in the row it stays until the next change. */
const UNDO_TOAST_MS = 12_000;

export interface Scale {
  /** What the swarm is asked to keep; null where there is no number to set. */
  readonly count: number | null;
  /** What a person in this browser asked for, while Docker does not say so yet. */
  readonly intended: number | null;
  /** Sent, and not answered yet. */
  readonly isPending: boolean;
  /** The count before this browser's last change; null once anything else changed it. */
  readonly undoTo: number | null;
  readonly failure: Extract<Outcome, { ok: false }> | null;
  readonly scale: (replicas: number) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly forgetFailure: () => void;
}

/** Scaling one service, with its answer as a message and a way back. */
export function useScale(service: Service): Scale {
  const t = useTranslations('action.scale');
  const tellFailure = useTellFailure();
  const { cluster } = useClient();
  const target = targetOf({ kind: 'scale-service', service: service.id, replicas: 0 });
  const { attempt, isPending, run, clear } = useAction(target);

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

  const { id, name } = service;
  const undo = useCallback(
    async (from: number, to: number) => {
      const now = cluster.cluster.services.get(id);
      dismissToastsAbout(target);
      if (!now || scaleOf(now.mode) !== from) return clear(); // changed since: there is nothing of ours to undo
      const answer = await run({ kind: 'scale-service', service: id, replicas: to });
      if (!answer.ok) return tellFailure(answer, target);
      clear();
      showToast({ tone: 'success', title: t('undone', { name, to: `${to}` }), lasts: 5_000, about: target });
    },
    [cluster, clear, id, name, run, t, target, tellFailure],
  );

  const scale = useCallback(
    async (replicas: number) => {
      const answer = await run({ kind: 'scale-service', service: id, replicas });
      if (!answer.ok) return tellFailure(answer, target);
      const from = answer.previousReplicas ?? replicas;
      showToast({
        tone: 'success',
        title: t('done', { name, from: `${from}`, to: `${replicas}` }),
        body: <ToastCommand action={{ kind: 'scale-service', name, replicas }} warnings={answer.warnings} />,
        lasts: UNDO_TOAST_MS,
        about: target,
        action: { label: t('undo'), run: () => void undo(replicas, from) },
      });
    },
    [id, name, run, t, target, tellFailure, undo],
  );

  return {
    count,
    intended,
    isPending,
    undoTo,
    failure: outcome && !outcome.ok ? outcome : null,
    scale,
    undo: async () => {
      if (count !== null && undoTo !== null) await undo(count, undoTo);
    },
    forgetFailure: clear,
  };
}
