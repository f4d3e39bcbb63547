'use client';

import { Languages } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useTransition } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { remember } from '@/lib/client/remember';
import { LOCALE_COOKIE, LOCALES } from '@/lib/messages/locale';

/** Offers the other language in that language's own word. The picture and its connection stay. */
export function LocaleSwitch(): ReactNode {
  const t = useTranslations('frame.language');
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const current = useLocale();
  const other = LOCALES[(LOCALES.indexOf(current) + 1) % LOCALES.length] ?? current;
  return (
    <Button
      variant="quiet"
      size="sm"
      lang={other}
      aria-busy={pending}
      className="whitespace-nowrap"
      onClick={() => {
        remember(LOCALE_COOKIE, other);
        startTransition(() => router.refresh());
      }}
    >
      <Languages aria-hidden className="locale-icon" />
      {t(other)}
    </Button>
  );
}
