'use client';

import type { ComponentType, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from './dialog';
import { type Later, later } from './later';
import { LostWords } from './lost-words';

interface Closable {
  readonly onClose: () => void;
}

/** A dialog whose code comes later; where that cannot be had, a dialog says so, and becomes the one that was asked for once it is here. */
export const laterDialog = <P extends Closable>(importDialog: () => Promise<ComponentType<P>>): Later<P> =>
  later(importDialog, LostDialog);

function LostDialog({ onClose }: Closable): ReactNode {
  const t = useTranslations('frame.lost');
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div role="alert" className="flex flex-col items-start gap-4" data-slot="lost-part">
        <LostWords />
      </div>
    </Dialog>
  );
}
