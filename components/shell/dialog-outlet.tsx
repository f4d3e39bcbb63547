'use client';

import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { closeDialog, openDialog } from '@/components/actions/open-dialog';
import { laterDialog } from '@/components/ui/later-dialog';

const ActionDialog = laterDialog(() => import('./action-dialog').then((m) => m.ActionDialog));

/** Where the dialogs of actions open, and the palette by ⌘K or Ctrl K: one at a time, outside the row or card that asked, which goes with its object. */
export function DialogOutlet(): ReactNode {
  const open = useSyncExternalStore(openDialog.subscribe, openDialog.get, () => null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      // A dialog that is open may hold what was typed.
      if (!document.querySelector('dialog[open]')) openDialog.set({ kind: 'palette' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return open && <ActionDialog open={open} onClose={closeDialog} />;
}
