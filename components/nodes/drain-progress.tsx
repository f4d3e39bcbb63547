'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNode, useTallyAt } from '@/lib/client/hooks';
import { LOOKS, type Look } from '@/lib/swarm/derived/look';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { NodeState } from '@/lib/swarm/objects/node';

interface DrainProgressProps {
  readonly node: NodeId;
  /** What to say where the node has left, or does not report: messages lie outside the route that has these words. */
  readonly gone: string;
  readonly silent: (state: Exclude<NodeState, 'ready'>) => string;
}

/** "3 tasks leaving", live, until the node is empty. */
export function DrainProgress({ node: id, gone, silent }: DrainProgressProps): ReactNode {
  const t = useTranslations('grid.node');
  const node = useNode(id);
  const { looks } = useTallyAt(id);
  const left = ALIVE.reduce((sum, look) => sum + (looks[LOOKS.indexOf(look)] ?? 0), 0);
  return (
    <p role="status" data-slot="drain-progress" data-left={left}>
      {!node ? gone : node.state === 'ready' ? t('draining', { count: left }) : silent(node.state)}
    </p>
  );
}

const ALIVE: readonly Look[] = ['waiting', 'stopping', 'starting', 'running'];
