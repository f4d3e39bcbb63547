import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

interface FormButtonsProps {
  /** The id of the form that is sent. */
  readonly form: string;
  readonly confirm: string;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly onClose: () => void;
}

/** The way out of a dialog's form, and the button that sends it. */
export function FormButtons({ form, confirm, isReady, isPending, onClose }: FormButtonsProps): ReactNode {
  const words = useTranslations();
  return (
    <>
      <Button onClick={onClose}>{words('frame.cancel')}</Button>
      <Button type="submit" form={form} variant="primary" aria-disabled={!isReady}>
        {isPending ? words('action.working') : confirm}
      </Button>
    </>
  );
}
