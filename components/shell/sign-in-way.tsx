'use client';

import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CommandBlock } from '@/components/ui/command-block';
import { useSession } from '@/lib/client/hooks';
import { SignInForm } from './sign-in-form';

/** How this browser may come to act (or, where watching needs it too, to watch). */
export function SignInWay(): ReactNode {
  const t = useTranslations('frame.signIn');
  const { name, role, signIn } = useSession();
  if (name !== null)
    return (
      <p className="flex items-center gap-2 text-success">
        <CircleCheck aria-hidden className="size-5" />
        {t('done')}
      </p>
    );
  if (signIn === 'open' && role === 'admin') return <p className="text-muted">{t('open')}</p>;
  return (
    <>
      <p className="text-muted">{role !== null ? t('why') : t('whyWatch')}</p>
      {(signIn === 'password' || signIn === 'users') && <SignInForm withName={signIn === 'users'} />}
      {signIn === 'link' && (
        <>
          <p>{t('link')}</p>
          <CommandBlock label={t('linkWhere')} command="docker service logs swarmscope_app" />
        </>
      )}
    </>
  );
}
