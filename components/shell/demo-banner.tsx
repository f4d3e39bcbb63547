'use client';

import { FlaskConical } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '@/components/frame/banner';
import { Button } from '@/components/ui/button';
import { laterDialog } from '@/components/ui/later-dialog';
import { useSource } from '@/lib/client/hooks';

const ConnectDialog = laterDialog(() => import('./connect-dialog').then((m) => m.ConnectDialog));

/** Makes a demo unmistakable, and leads on from it. */
export function DemoBanner({ isDemo }: { readonly isDemo: boolean }): ReactNode {
  const t = useTranslations('frame.demo');
  const source = useSource();
  const [open, setOpen] = useState(false);
  // The page knows it with its HTML: a banner that came later would push the page down.
  if (!(source ? source.kind === 'demo' : isDemo)) return null;
  return (
    <Banner
      tone="demo"
      role="note"
      aria-label={t('badge')}
      data-testid="demo-banner"
      className="min-h-[2.5625rem]"
    >
      <span className="inline-flex items-center gap-1.5 rounded bg-accent px-1.5 py-0.5 font-semibold text-on-accent text-xs uppercase tracking-wide">
        <FlaskConical aria-hidden className="size-3.5" />
        {t('badge')}
      </span>
      <span className="min-w-0 flex-1 max-sm:order-last max-sm:basis-full">{t('banner')}</span>
      {source && source.endpoint !== '' && (
        <Button size="sm" className="max-sm:ml-auto" onClick={() => setOpen(true)}>
          {t('connect')}
        </Button>
      )}
      {open && source && <ConnectDialog endpoint={source.endpoint} onClose={() => setOpen(false)} />}
    </Banner>
  );
}
