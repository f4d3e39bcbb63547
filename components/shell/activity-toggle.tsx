'use client';

import { ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useActivityOpen } from './use-activity-open';

export const ACTIVITY_ID = 'activity';

/** Opens and closes the activity column. */
export function ActivityToggle(): ReactNode {
  const t = useTranslations('activity');
  const [open, setOpen] = useActivityOpen();
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-expanded={open}
      aria-controls={ACTIVITY_ID}
      aria-label={open ? t('close') : t('open')}
      className={open ? 'bg-sunken text-ink' : undefined}
      onClick={() => setOpen(!open)}
    >
      <ScrollText aria-hidden />
    </Button>
  );
}
