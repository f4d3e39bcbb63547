import { useTranslations } from 'use-intl';
import type { ServiceFormState } from './use-service-form';

/** What is wrong with a field, in words. */
export function useSay(state: ServiceFormState): (field: string) => string | null {
  const t = useTranslations('services.form.mistake');
  return (field) => {
    const mistake = state.mistakeOf(field);
    return mistake && t(mistake);
  };
}
