'use client';

import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { laterDialog } from '@/components/ui/later-dialog';
import { closeNodeDialog, nodeDialog } from './node-dialog';

const DrainDialog = laterDialog(() => import('./drain-dialog').then((m) => m.DrainDialog));
const RoleDialog = laterDialog(() => import('./role-dialog').then((m) => m.RoleDialog));
const LabelsDialog = laterDialog(() => import('./labels-dialog').then((m) => m.LabelsDialog));
const RemoveNodeDialog = laterDialog(() => import('./remove-node-dialog').then((m) => m.RemoveNodeDialog));
const JoinDialog = laterDialog(() => import('./join-dialog').then((m) => m.JoinDialog));

/** Where the dialogs about nodes open. */
export function NodeDialogs(): ReactNode {
  const open = useSyncExternalStore(nodeDialog.subscribe, nodeDialog.get, () => null);
  useEffect(() => closeNodeDialog, []);
  switch (open?.kind) {
    case 'drain':
      return <DrainDialog key={open.node.id} node={open.node} onClose={closeNodeDialog} />;
    case 'role':
      return <RoleDialog key={open.node.id} node={open.node} role={open.role} onClose={closeNodeDialog} />;
    case 'labels':
      return <LabelsDialog key={open.node.id} node={open.node} onClose={closeNodeDialog} />;
    case 'remove':
      return <RemoveNodeDialog key={open.node.id} node={open.node} onClose={closeNodeDialog} />;
    case 'join':
      return <JoinDialog onClose={closeNodeDialog} />;
    default:
      return null;
  }
}
