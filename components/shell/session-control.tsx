'use client';

import { LogIn } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button';
import { later } from '@/components/ui/later';
import { useSession } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';

const SessionMenu = later(() => import('./session-menu').then((m) => m.SessionMenu));

/** Sign in, or who is signed in and the way out. Nothing where everyone may act. */
export function SessionControl(): ReactNode {
  const t = useTranslations('frame.signIn');
  const { name, signIn } = useSession();
  if (name !== null) return <SessionMenu />;
  if (signIn === 'open') return null;
  return (
    <Link
      href={hrefOf('sign-in')}
      prefetch={false}
      className={buttonClass({ variant: 'outline', size: 'sm' })}
    >
      <LogIn aria-hidden />
      <span className="max-sm:sr-only">{t('action')}</span>
    </Link>
  );
}
