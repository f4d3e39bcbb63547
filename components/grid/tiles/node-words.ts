import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Tally } from '@/lib/swarm/derived/tally';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';

/** What a node's card says of the node. */
export interface NodeWords {
  readonly role: (node: SwarmNode) => string;
  /** "ready", "down", "drain": the gravest thing about it. */
  readonly state: (node: SwarmNode) => string;
  /** More about that state; empty where there is nothing to add. */
  readonly hint: (node: SwarmNode, tally: Tally) => string;
  /** null: of the card of removed nodes. */
  readonly label: (node: SwarmNode | null, tally: Tally) => string;
  /** The name of that card, and what it holds. */
  readonly removed: string;
  readonly removedHint: string;
  readonly empty: (node: SwarmNode, isFiltered: boolean) => string;
  readonly reserved: string;
  readonly resource: (kind: 'cpu' | 'memory') => string;
  readonly unreserved: (free: string) => string;
  readonly moreLabels: (count: number) => string;
  /** Tasks that are not shown, and where they are. */
  readonly more: (count: number, isRemoved: boolean) => string;
}

export function useNodeWords(): NodeWords {
  const t = useTranslations('grid.node');
  return useMemo(() => {
    // A thousand nodes are labelled at once, and few of their sentences differ in more than the name.
    const sentences = new Map<string, string>();
    const role = (node: SwarmNode) => t(node.manager?.leader ? 'leader' : node.role);
    const state = (node: SwarmNode) => {
      if (node.state !== 'ready') return t(node.state);
      if (node.manager?.reachability === 'unreachable') return t('unreachable');
      return node.availability === 'active' ? t('ready') : t(node.availability);
    };
    return {
      role,
      state,
      hint: (node, tally) => {
        if (node.state !== 'ready') return node.message;
        if (node.availability === 'drain') return t('draining', { count: tally.leaving });
        return node.availability === 'pause' ? t('pauseHint') : '';
      },
      label: (node, tally) => {
        if (node === null) return t('removedLabel', { count: tally.tasks });
        const key = `${role(node)} ${state(node)} ${tally.tasks}`;
        const sentence =
          sentences.get(key) ??
          t('label', { name: '\u0001', role: role(node), state: state(node), count: tally.tasks });
        sentences.set(key, sentence);
        return sentence.replace('\u0001', () => nodeName(node));
      },
      empty: (node, isFiltered) =>
        t(isFiltered ? 'filtered' : node.availability === 'drain' ? 'drained' : 'empty'),
      reserved: t('reserved'),
      resource: (kind) => t(kind),
      unreserved: (free) => t('unreserved', { free }),
      removed: t('removed'),
      removedHint: t('removedHint'),
      more: (count, isRemoved) => t(isRemoved ? 'moreRemoved' : 'more', { count }),
      moreLabels: (count) => t('moreLabels', { count: String(count) }),
    };
  }, [t]);
}
