'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button';
import { useSession } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { Mark } from './mark';
import { SignInWay } from './sign-in-way';

/** Signing in as a page, and in place of a swarm that is shown only to who has signed in. */
export function SignInPanel(): ReactNode {
  const t = useTranslations('frame.signIn');
  const { role } = useSession();
  return (
    <section
      aria-labelledby="sign-in-title"
      className="mx-auto my-auto flex w-full max-w-md flex-col gap-4 p-6"
    >
      <Mark className="size-10" />
      <h1 id="sign-in-title" className="font-semibold text-2xl tracking-tight">
        {t('title')}
      </h1>
      <SignInWay />
      {role !== null && (
        <Link prefetch={false} href={hrefOf('grid')} className={buttonClass({ variant: 'quiet' })}>
          {t('back')}
        </Link>
      )}
    </section>
  );
}
