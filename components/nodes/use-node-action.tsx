'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { NamedAction } from '@/components/actions/docker-command';
import { ToastCommand } from '@/components/actions/toast-command';
import { useTellFailure } from '@/components/actions/use-tell-failure';
import { dismissToastsAbout, showToast } from '@/components/ui/toasts';
import { targetOf } from '@/lib/client/attempts';
import { useAction } from '@/lib/client/use-action';
import { useClient } from '@/lib/client/use-client';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { isNodeChange, type NodeChange, nodeReference, stands } from '@/lib/swarm/operations/node-change';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { DrainProgress } from './drain-progress';

/** How long the offer to undo lies over the page; in the node's menu it stays until the next change. */
const UNDO_TOAST_MS = 12_000;

export interface NodeActions {
  readonly isPending: boolean;
  /** What undoes this browser's last change, while that stands; null otherwise. */
  readonly undo: NodeChange | null;
  /** Does it, and says so over the page; a failure is the caller's to tell. */
  readonly change: (action: NodeChange) => Promise<Outcome>;
  readonly undoIt: (undo: NodeChange) => Promise<void>;
}

/** Changing one node, with its answer as a message and a way back. */
export function useNodeAction(node: SwarmNode): NodeActions {
  const t = useTranslations('nodes.done');
  const drain = useTranslations('nodes.drain');
  const tellFailure = useTellFailure();
  const { cluster } = useClient();
  const target = targetOf({ kind: 'remove-node', node: node.id });
  const { attempt, isPending, run, clear } = useAction(target);
  const name = nodeName(node);

  const undoIt = useCallback(
    async (undo: NodeChange, done?: NodeChange, version = 0) => {
      dismissToastsAbout(target);
      const now = cluster.cluster.nodes.get(undo.node);
      // Once the picture has moved on, what is there now may be another's.
      if (done && now && now.version > version && !stands(done, now)) {
        clear();
        showToast({ tone: 'info', title: t('changed', { name }), lasts: 10_000, about: target });
        return;
      }
      const answer = await run(undo);
      if (!answer.ok) return tellFailure(answer, target);
      clear();
      showToast({ tone: 'success', title: t('undone', { name }), lasts: 5_000, about: target });
    },
    [clear, cluster, name, run, t, target, tellFailure],
  );

  const change = useCallback(
    async (action: NodeChange) => {
      const { nodes } = cluster.cluster;
      const before = nodes.get(action.node);
      const answer = await run(action);
      if (!answer.ok) return answer;
      const undo = answer.undo && isNodeChange(answer.undo) ? answer.undo : null;
      const isDrain = action.kind === 'set-node-availability' && action.availability === 'drain';
      showToast({
        tone: 'success',
        title: titleOf(action, t, name),
        body: (
          <>
            {isDrain && (
              <DrainProgress
                node={action.node}
                gone={drain('left', { name })}
                silent={(state) => (state === 'down' ? drain('down') : drain('silent', { state }))}
              />
            )}
            {action.kind === 'set-node-availability' && action.availability === 'active' && t('activeHint')}
            <ToastCommand
              action={namedChange(action, nodeReference(before ?? node))}
              warnings={answer.warnings}
            />
          </>
        ),
        lasts: isDrain ? null : UNDO_TOAST_MS,
        about: target,
        ...(undo && {
          action: { label: t('undo'), run: () => void undoIt(undo, action, before?.version ?? 0) },
        }),
      });
      return answer;
    },
    [cluster, drain, name, node, run, t, target, undoIt],
  );

  const last = attempt?.outcome?.ok && isNodeChange(attempt.action) ? attempt : null;
  const lastUndo = last?.outcome?.ok ? last.outcome.undo : undefined;
  const canUndo = last && isNodeChange(last.action) && stands(last.action, node);
  return {
    isPending,
    undo: canUndo && lastUndo && isNodeChange(lastUndo) ? lastUndo : null,
    change,
    undoIt,
  };
}

type DoneWords = ReturnType<typeof useTranslations<'nodes.done'>>;

function titleOf(action: NodeChange, t: DoneWords, name: string): string {
  switch (action.kind) {
    case 'set-node-availability':
      return t(action.availability, { name });
    case 'set-node-role':
      return t(action.role, { name });
    case 'set-node-labels':
      return t('labels', { name });
  }
}

/** The change as the docker CLI is told it. */
export const namedChange = ({ node: _, ...change }: NodeChange, name: string): NamedAction => ({
  ...change,
  name,
});
