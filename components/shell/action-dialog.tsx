'use client';

import type { ReactNode } from 'react';
import type { OpenDialog } from '@/components/actions/open-dialog';
import { laterDialog } from '@/components/ui/later-dialog';

const SignInDialog = laterDialog(() => import('./sign-in-dialog').then((m) => m.SignInDialog));
const Palette = laterDialog(() => import('@/components/palette/palette').then((m) => m.Palette));
const RemoveServiceDialog = laterDialog(() =>
  import('@/components/actions/remove-service-dialog').then((m) => m.RemoveServiceDialog),
);
const UpdateImageDialog = laterDialog(() =>
  import('@/components/services/update-image-dialog').then((m) => m.UpdateImageDialog),
);
const RolloutDialog = laterDialog(() =>
  import('@/components/actions/rollout-dialog').then((m) => m.RolloutDialog),
);
const RemoveStackDialog = laterDialog(() =>
  import('@/components/actions/remove-stack-dialog').then((m) => m.RemoveStackDialog),
);

interface ActionDialogProps {
  readonly open: OpenDialog;
  readonly onClose: () => void;
}

/** The dialog that asks before an action, or for what it needs. */
export function ActionDialog({ open, onClose }: ActionDialogProps): ReactNode {
  switch (open.kind) {
    case 'sign-in':
      return <SignInDialog onClose={onClose} />;
    case 'palette':
      return <Palette onClose={onClose} />;
    case 'remove-service':
      return <RemoveServiceDialog key={open.service.id} service={open.service} onClose={onClose} />;
    case 'update-image':
      return <UpdateImageDialog key={open.service.id} service={open.service} onClose={onClose} />;
    case 'restart-service':
    case 'roll-back-service':
    case 'resume-update':
      return (
        <RolloutDialog key={open.service.id} kind={open.kind} service={open.service} onClose={onClose} />
      );
    case 'remove-stack':
      return <RemoveStackDialog key={open.stack.name} stack={open.stack} onClose={onClose} />;
  }
}
