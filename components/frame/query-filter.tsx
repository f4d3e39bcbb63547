'use client';

import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { changeView } from './use-view';

interface QueryFilterProps {
  readonly query: string;
  /** What can be typed, where it is not what services are found by. */
  readonly hint?: string;
}

/** The filter of a list, kept in the address (`?q=`). */
export function QueryFilter({ query, hint }: QueryFilterProps): ReactNode {
  const t = useTranslations('view');
  const set = (next: string) => changeView({ query: next }, 'replace');
  return (
    <search className="relative flex max-sm:w-full">
      <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" />
      <input
        type="text"
        aria-label={t('filter')}
        placeholder={hint ?? t('filterHint')}
        value={query}
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && set('')}
        className="h-9 w-72 rounded-md border border-edge bg-surface pr-9 pl-8 text-sm placeholder:text-muted max-sm:w-full pointer-coarse:h-11"
      />
      {query && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={t('filterClear')}
          onClick={() => set('')}
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
        >
          <X aria-hidden />
        </Button>
      )}
    </search>
  );
}
