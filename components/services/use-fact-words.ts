import { useTranslations } from 'use-intl';
import { useDuration } from '@/components/ui/use-duration';

/** The names of a service's facts, and some of their values. */
export function useFactWords() {
  const t = useTranslations('services.definition');
  const span = useDuration();
  return { label: t, t, span };
}

export type FactWords = ReturnType<typeof useFactWords>;
