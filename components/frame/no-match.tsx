'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { changeView } from './use-view';
import { Empty } from './view-frame';

/** In place of a list of which the filter leaves nothing, with the way back to all of it. */
export function NoMatch({ query }: { readonly query: string }): ReactNode {
  const t = useTranslations('view');
  return (
    <Empty title={t('noMatch', { query })}>
      <Button className="self-center" onClick={() => changeView({ query: '' }, 'replace')}>
        <X aria-hidden />
        {t('showAll')}
      </Button>
    </Empty>
  );
}
