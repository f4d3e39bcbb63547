'use client';

import { ArrowDown, ArrowUp, CirclePlay, Ellipsis, LogOut, Pause, Tags, Trash2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { useGates } from '@/components/actions/use-gate';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { type NodeAvailability, nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import type { ActionKind } from '@/lib/swarm/operations/action';
import type { NodeChange } from '@/lib/swarm/operations/node-change';
import { useNodeAction } from './use-node-action';

interface NodeMenuProps {
  readonly node: SwarmNode;
  /** With a word beside the icon. */
  readonly wide?: boolean;
}

/** All that can be done to a node. What cannot be undone, or moves tasks, asks first. */
export function NodeMenu({ node, wide = false }: NodeMenuProps): ReactNode {
  const t = useTranslations('nodes.action');
  const actions = useNodeAction(node);
  const entry = useEntry();
  const { undo } = actions;

  const set = (availability: NodeAvailability) =>
    void actions.change({ kind: 'set-node-availability', node: node.id, availability });
  const other = node.role === 'manager' ? 'worker' : 'manager';
  const availabilities: readonly MenuItem[] = [
    entry('set-node-availability', 'active', t('active'), <CirclePlay aria-hidden />, () => set('active')),
    entry('set-node-availability', 'pause', t('pause'), <Pause aria-hidden />, () => set('pause')),
    entry('set-node-availability', 'drain', t('drain'), <LogOut aria-hidden />, () =>
      openDialog.set({ kind: 'drain-node', node }),
    ),
  ];
  const groups = () => [
    undo
      ? [entry(undo.kind, 'undo', undoText(undo, t), <Undo2 aria-hidden />, () => void actions.undoIt(undo))]
      : [],
    availabilities.filter(({ key }) => key !== node.availability),
    [
      entry(
        'set-node-role',
        'role',
        t(other),
        other === 'manager' ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />,
        () => openDialog.set({ kind: 'set-node-role', node, role: other }),
      ),
      entry('set-node-labels', 'labels', t('labels'), <Tags aria-hidden />, () =>
        openDialog.set({ kind: 'set-node-labels', node }),
      ),
    ],
    [
      {
        ...entry('remove-node', 'remove', t('remove'), <Trash2 aria-hidden />, () =>
          openDialog.set({ kind: 'remove-node', node }),
        ),
        tone: 'danger' as const,
      },
    ],
  ];
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

/** An entry that leads to signing in where that is needed, and says why where it cannot be chosen. */
function useEntry() {
  const gate = useGates();
  return (kind: ActionKind, key: string, label: string, icon: ReactNode, act: () => void): MenuItem => {
    const { disabled, pass } = gate(kind, null);
    return { key, label, icon, disabled, onSelect: () => pass(act) };
  };
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
