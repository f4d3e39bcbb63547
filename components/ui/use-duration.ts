import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { duration } from './duration';

/** Spells spans of time (ms) in the page's language: `3.1 s`, `4 min`; `fine` for those that were measured. */
export function useDuration(): (ms: number, fine?: boolean) => string {
  const t = useTranslations('frame.time');
  return useCallback(
    (ms, fine) => {
      const { unit, value } = duration(ms, fine);
      return t(unit, { value: String(value) });
    },
    [t],
  );
}
