'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';

/** Loads the page anew, as the server has it now. */
export function ReloadButton(): ReactNode {
  const t = useTranslations('frame');
  return (
    <Button size="sm" onClick={() => location.reload()}>
      {t('reload')}
    </Button>
  );
}
