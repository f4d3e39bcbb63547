'use client';

import { LogOut, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { useSession } from '@/lib/client/hooks';
import { useSignOut } from '@/lib/client/use-sign-in';

/** Who is signed in, what they may do, and the way out. */
export function SessionMenu(): ReactNode {
  const t = useTranslations('frame.signIn');
  const { name, role, stacks } = useSession();
  const signOut = useSignOut();
  return (
    <Popover trigger={<UserRound aria-hidden className="text-accent" />} label={t('asMenu')}>
      <p className="max-w-64 px-2.5 py-2 text-sm">
        <bdi className="font-medium">{t('as', { name: name ?? '' })}</bdi>
        {role && <span className="block text-muted text-xs">{t(`role.${role}`)}</span>}
        {stacks && (
          <span className="block break-words text-muted text-xs">
            {t('stacks', { stacks: stacks.join(', ') })}
          </span>
        )}
      </p>
      <Button variant="quiet" className="w-full justify-start" onClick={() => void signOut()}>
        <LogOut aria-hidden />
        {t('out')}
      </Button>
    </Popover>
  );
}
