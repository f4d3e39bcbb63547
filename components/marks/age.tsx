'use client';

import { type ReactNode, useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useTimed } from '@/lib/client/hooks';

/** The span since a moment (server's clock, ms since 1970) in its largest unit. */
export function useAge(): (since: number, now: number) => string {
  const t = useTranslations('grid.age');
  return useCallback(
    (since, now) => {
      const seconds = Math.max(0, Math.floor((now - since) / 1000));
      if (seconds < 60) return t('s', { value: String(seconds) });
      if (seconds < 3_600) return t('m', { value: String(Math.floor(seconds / 60)) });
      if (seconds < 172_800) return t('h', { value: String(Math.floor(seconds / 3_600)) });
      return t('d', { value: String(Math.floor(seconds / 86_400)) });
    },
    [t],
  );
}

/** How long ago a moment was (server's clock, ms since 1970; 0: unknown); painted only when it reads otherwise. */
export function Age({ since }: { readonly since: number }): ReactNode {
  const age = useAge();
  const t = useTranslations('frame.time');
  return useTimed((now) => (since > 0 ? age(since, now) : t('unknown')));
}
