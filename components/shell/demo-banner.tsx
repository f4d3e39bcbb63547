'use client';

import { FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { Banner } from '@/components/frame/banner';
import { Button } from '@/components/ui/button';
import { useSource } from '@/lib/client/hooks';

/** Makes a demo unmistakable, and leads on from it. On a phone the bar has a chip instead. */
export function DemoBanner({ isDemo }: { readonly isDemo: boolean }): ReactNode {
  const t = useTranslations('frame.demo');
  const source = useSource();
  // The page knows it with its HTML: a banner that came later would push the page down.
  if (!(source ? source.kind === 'demo' : isDemo)) return null;
  return (
    <Banner
      tone="demo"
      role="note"
      aria-label={t('badge')}
      data-testid="demo-banner"
      className="min-h-[2.5625rem] max-sm:hidden"
    >
      <span className="demo-badge">
        <FlaskConical aria-hidden />
        {t('badge')}
      </span>
      <span className="min-w-0 flex-1">{t('banner')}</span>
      {source && source.endpoint !== '' && (
        <Button size="sm" onClick={() => openDialog.set({ kind: 'connect', endpoint: source.endpoint })}>
          {t('connect')}
        </Button>
      )}
    </Banner>
  );
}
