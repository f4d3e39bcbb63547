'use client';

import type { ReactNode } from 'react';
import { later } from '@/components/ui/later';
import { closeDialog, type OpenDialog } from './open-dialog';

const SignInDialog = later(() => import('./sign-in-dialog').then((m) => m.SignInDialog));
const Palette = later(() => import('@/components/palette/palette').then((m) => m.Palette));
const RemoveServiceDialog = later(() => import('./remove-service-dialog').then((m) => m.RemoveServiceDialog));
const UpdateImageDialog = later(() => import('./update-image-dialog').then((m) => m.UpdateImageDialog));
const RolloutDialog = later(() => import('./rollout-dialog').then((m) => m.RolloutDialog));
const RemoveStackDialog = later(() => import('./remove-stack-dialog').then((m) => m.RemoveStackDialog));

/** The dialog that asks before an action, or for what it needs. */
export function ActionDialog({ open }: { readonly open: OpenDialog }): ReactNode {
  switch (open.kind) {
    case 'sign-in':
      return <SignInDialog onClose={closeDialog} />;
    case 'palette':
      return <Palette onClose={closeDialog} />;
    case 'remove-service':
      return <RemoveServiceDialog key={open.service.id} service={open.service} onClose={closeDialog} />;
    case 'update-image':
      return <UpdateImageDialog key={open.service.id} service={open.service} onClose={closeDialog} />;
    case 'restart-service':
    case 'roll-back-service':
    case 'resume-update':
      return (
        <RolloutDialog key={open.service.id} kind={open.kind} service={open.service} onClose={closeDialog} />
      );
    case 'remove-stack':
      return <RemoveStackDialog key={open.stack.name} stack={open.stack} onClose={closeDialog} />;
  }
}
