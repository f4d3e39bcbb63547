'use client';

import { Ellipsis, type LucideIcon, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { useGates } from '@/components/actions/use-gate';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { keysOf } from '@/lib/base/keys';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import type { ActionKind } from '@/lib/swarm/operations/action';
import { NODE_OFFERS, type NodeOffer } from '@/lib/swarm/operations/actions/node-actions';
import type { NodeChange } from '@/lib/swarm/operations/node-change';
import { MENU_PARTS, OFFER_LOOKS } from './offer-looks';
import { useNodeAction } from './use-node-action';

interface NodeMenuProps {
  readonly node: SwarmNode;
  /** With a word beside the icon. */
  readonly wide?: boolean;
}

/** All that can be done to a node. What cannot be undone, or moves tasks, asks first. */
export function NodeMenu({ node, wide = false }: NodeMenuProps): ReactNode {
  const t = useTranslations('nodes.action');
  const gate = useGates();
  const actions = useNodeAction(node);
  const { undo } = actions;

  /** Leads to signing in where that is needed, and says why where it cannot be chosen. */
  const item = (
    kind: ActionKind,
    key: string,
    label: string,
    Icon: LucideIcon,
    act: () => void,
  ): MenuItem => {
    const { disabled, pass } = gate(kind, null);
    return { key, label, icon: <Icon aria-hidden />, disabled, onSelect: () => pass(act) };
  };
  const itemOf = (key: NodeOffer): MenuItem => {
    const offer = NODE_OFFERS[key];
    const { Icon, part } = OFFER_LOOKS[key];
    const act = () =>
      'does' in offer
        ? void actions.change({ ...offer.does, node: node.id })
        : openDialog.set({ ...offer.asks, node });
    return {
      ...item(offer.action, key, t(key), Icon, act),
      ...(part === 'danger' && { tone: part }),
    };
  };
  const groups = () => {
    const offered = keysOf(NODE_OFFERS).filter((key) => NODE_OFFERS[key].isFor(node));
    return [
      undo ? [item(undo.kind, 'undo', undoText(undo, t), Undo2, () => void actions.undoIt(undo))] : [],
      ...MENU_PARTS.map((part) => offered.filter((key) => OFFER_LOOKS[key].part === part).map(itemOf)),
    ];
  };
  return (
    <Menu
      label={t('menu', { name: nodeName(node) })}
      trigger={
        <>
          <Ellipsis aria-hidden />
          {wide && t('heading')}
        </>
      }
      variant={wide ? 'outline' : 'quiet'}
      size={wide ? 'md' : 'icon'}
      groups={groups}
    />
  );
}

type ActionWords = ReturnType<typeof useTranslations<'nodes.action'>>;

function undoText(undo: NodeChange, t: ActionWords): string {
  switch (undo.kind) {
    case 'set-node-availability':
      return t('undo.set-node-availability', { availability: undo.availability });
    case 'set-node-role':
      return t(`undo.set-node-role.${undo.role}`);
    case 'set-node-labels':
      return t('undo.set-node-labels');
  }
}
