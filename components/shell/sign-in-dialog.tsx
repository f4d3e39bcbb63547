'use client';

import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '@/components/ui/dialog';
import { useSession } from '@/lib/client/hooks';
import { SignInWay } from './sign-in-way';

/** Opens where somebody tried to act without a session; goes by itself once they may. */
export function SignInDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTranslations('frame.signIn');
  const { name } = useSession();
  useEffect(() => {
    if (name !== null) onClose();
  }, [name, onClose]);
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <SignInWay />
    </Dialog>
  );
}
