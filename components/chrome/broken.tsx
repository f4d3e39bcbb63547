'use client';

import { Bug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

export function Broken({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const t = useTranslations('frame.broken');
  return (
    <section
      role="alert"
      className="mx-auto my-auto flex max-w-md flex-col items-center gap-4 p-8 text-center"
    >
      <Bug aria-hidden className="size-10 text-danger" />
      <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
      <p className="text-muted">{t('body')}</p>
      <Button variant="primary" onClick={onRetry}>
        {t('again')}
      </Button>
    </section>
  );
}
