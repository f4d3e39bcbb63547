'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button';
import { hrefOf } from '@/lib/pages/href-of';
import { Mark } from './mark';

export function NotFound(): ReactNode {
  const t = useTranslations('frame.missing');
  return (
    <section className="mx-auto my-auto flex max-w-md flex-col items-center gap-4 p-8 text-center">
      <Mark className="size-12 opacity-60" />
      <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
      <p className="text-muted">{t('body')}</p>
      <Link prefetch={false} href={hrefOf('grid')} className={buttonClass({ variant: 'primary' })}>
        {t('back')}
      </Link>
    </section>
  );
}
