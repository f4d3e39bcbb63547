import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useDuration } from '@/components/ui/use-duration';

/** By how much a node's clock is off (ms, negative: behind), in words. */
export function useClockText(): (offset: number) => string {
  const t = useTranslations('grid.attention');
  const span = useDuration();
  return useCallback(
    (offset) => t(offset > 0 ? 'clockAhead' : 'clockBehind', { span: span(Math.abs(offset)) }),
    [t, span],
  );
}
