'use client';

import type { ComponentType, ReactNode } from 'react';
import type { DialogKind, DialogOf, OpenDialog } from '@/components/actions/open-dialog';
import { laterDialog } from '@/components/ui/later-dialog';
import type { RouteSection } from '@/lib/messages/sections';
import { RouteDialog } from './route-dialog';

interface Closable {
  readonly onClose: () => void;
}

interface Drawn<K extends DialogKind> {
  readonly Dialog: ComponentType<DialogOf<K> & Closable>;
  /** The words that it needs beside those of every page. */
  readonly words: RouteSection | null;
}

const RolloutDialog = laterDialog(() =>
  import('@/components/actions/rollout-dialog').then((m) => m.RolloutDialog),
);

const DIALOGS: { readonly [K in DialogKind]: Drawn<K> } = {
  'sign-in': {
    Dialog: laterDialog(() => import('./sign-in-dialog').then((m) => m.SignInDialog)),
    words: null,
  },
  connect: {
    Dialog: laterDialog(() => import('./connect-dialog').then((m) => m.ConnectDialog)),
    words: null,
  },
  palette: {
    Dialog: laterDialog(() => import('@/components/palette/palette').then((m) => m.Palette)),
    words: null,
  },
  'scale-service': {
    Dialog: laterDialog(() => import('@/components/actions/scale-dialog').then((m) => m.ScaleDialog)),
    words: null,
  },
  'remove-service': {
    Dialog: laterDialog(() =>
      import('@/components/actions/remove-service-dialog').then((m) => m.RemoveServiceDialog),
    ),
    words: null,
  },
  'update-image': {
    Dialog: laterDialog(() =>
      import('@/components/services/update-image-dialog').then((m) => m.UpdateImageDialog),
    ),
    words: null,
  },
  'restart-service': { Dialog: RolloutDialog, words: null },
  'roll-back-service': { Dialog: RolloutDialog, words: null },
  'resume-update': { Dialog: RolloutDialog, words: null },
  'remove-stack': {
    Dialog: laterDialog(() =>
      import('@/components/actions/remove-stack-dialog').then((m) => m.RemoveStackDialog),
    ),
    words: null,
  },
  'drain-node': {
    Dialog: laterDialog(() => import('@/components/nodes/drain-dialog').then((m) => m.DrainDialog)),
    words: 'nodes',
  },
  'set-node-role': {
    Dialog: laterDialog(() => import('@/components/nodes/role-dialog').then((m) => m.RoleDialog)),
    words: 'nodes',
  },
  'set-node-labels': {
    Dialog: laterDialog(() => import('@/components/nodes/labels-dialog').then((m) => m.LabelsDialog)),
    words: 'nodes',
  },
  'remove-node': {
    Dialog: laterDialog(() =>
      import('@/components/nodes/remove-node-dialog').then((m) => m.RemoveNodeDialog),
    ),
    words: 'nodes',
  },
  'join-command': {
    Dialog: laterDialog(() => import('@/components/nodes/join-dialog').then((m) => m.JoinDialog)),
    words: 'nodes',
  },
};

interface ActionDialogProps extends Closable {
  readonly open: OpenDialog;
}

/** The dialog that asks before an action, or for what it needs. While it is open, nothing else can be: it never becomes another's of its kind. */
export function ActionDialog({ open, onClose }: ActionDialogProps): ReactNode {
  // Its kind chose it, so it takes what this one is about.
  const { Dialog, words } = DIALOGS[open.kind] as Drawn<typeof open.kind>;
  const dialog = <Dialog {...open} onClose={onClose} />;
  if (words === null) return dialog;
  return (
    <RouteDialog section={words} onClose={onClose}>
      {dialog}
    </RouteDialog>
  );
}
