'use client';

import { useTranslations } from 'use-intl';
import { type Undo, useOperation } from '@/components/actions/use-operation';
import { targetOf } from '@/lib/client/attempts';
import { useAttempt } from '@/lib/client/use-action';
import { useClient } from '@/lib/client/use-client';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import type { NamedAction } from '@/lib/swarm/operations/action';
import { isNodeChange, type NodeChange, nodeReference, stands } from '@/lib/swarm/operations/node-change';
import type { Failure, Outcome } from '@/lib/swarm/operations/outcome';
import { DrainProgress } from './drain-progress';

export interface NodeActions {
  readonly isPending: boolean;
  /** What undoes this browser's last change, while that stands; null otherwise. */
  readonly undo: NodeChange | null;
  /** Does it, and says so over the page. */
  readonly change: (action: NodeChange, onFailure?: (failure: Failure) => void) => Promise<Outcome>;
  readonly undoIt: (undo: NodeChange) => Promise<void>;
}

/** Changing one node, with its answer as a message and a way back. */
export function useNodeAction(node: SwarmNode): NodeActions {
  const t = useTranslations('nodes.done');
  const drain = useTranslations('nodes.drain');
  const { cluster } = useClient();
  const operation = useOperation();
  const target = targetOf({ kind: 'remove-node', node: node.id });
  const { attempt, isPending } = useAttempt(target);
  const name = nodeName(node);

  const wayBack = (undo: NodeChange, isOurs: (now: SwarmNode) => boolean): Undo => ({
    action: () => {
      const now = cluster.cluster.nodes.get(undo.node);
      return now && !isOurs(now) ? null : undo;
    },
    message: () => ({ title: t('undone', { name }) }),
    name,
  });

  const change: NodeActions['change'] = (action, onFailure) => {
    const before = cluster.cluster.nodes.get(action.node);
    const availability = action.kind === 'set-node-availability' ? action.availability : null;
    return operation.act(
      action,
      (done) => ({
        title: titleOf(action, t, name),
        body:
          availability === 'drain' ? (
            <DrainProgress
              node={action.node}
              gone={drain('left', { name })}
              silent={(state) => (state === 'down' ? drain('down') : drain('silent', { state }))}
            />
          ) : (
            availability === 'active' && t('activeHint')
          ),
        command: namedChange(action, nodeReference(before ?? node)),
        ...(availability === 'drain' && { lasts: null }),
        undo:
          done.undo && isNodeChange(done.undo)
            ? // Until the picture has moved on, it shows what was there before.
              wayBack(done.undo, (now) => now.version <= (before?.version ?? 0) || stands(action, now))
            : null,
      }),
      onFailure,
    );
  };

  const last = attempt?.outcome?.ok && isNodeChange(attempt.action) ? attempt : null;
  const lastUndo = last?.outcome?.ok ? last.outcome.undo : undefined;
  const canUndo = last && isNodeChange(last.action) && stands(last.action, node);
  return {
    isPending,
    undo: canUndo && lastUndo && isNodeChange(lastUndo) ? lastUndo : null,
    change,
    undoIt: (undo) =>
      operation.undo(
        target,
        wayBack(undo, () => true),
      ),
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
