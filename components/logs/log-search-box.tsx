'use client';

import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

interface LogSearchBoxProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** How many rows have it. */
  readonly count: number;
  /** Which of them is shown, from 1; 0 is none yet. */
  readonly at: number;
  readonly onStep: (direction: 1 | -1) => void;
}

/** What to look for in the lines, and the way from one find to the next: Enter, or Shift and Enter. */
export function LogSearchBox({ query, onQuery, count, at, onStep }: LogSearchBoxProps): ReactNode {
  const t = useTranslations('logs');
  return (
    <search className="flex items-center gap-1 max-sm:w-full">
      <span className="relative flex max-sm:flex-1">
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted" />
        <input
          type="text"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') onQuery('');
          }}
          className="h-9 w-64 rounded-md border border-edge bg-surface pr-2 pl-8 text-sm placeholder:text-muted max-sm:w-full pointer-coarse:h-11"
        />
      </span>
      {query && (
        <output data-slot="log-found" className="min-w-20 text-center text-muted text-xs tabular-nums">
          {count === 0 ? t('foundNone') : t('found', { at, count })}
        </output>
      )}
      <Button
        variant="quiet"
        size="icon"
        aria-label={t('previous')}
        disabled={count === 0}
        onClick={() => onStep(-1)}
      >
        <ChevronUp aria-hidden />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t('next')}
        disabled={count === 0}
        onClick={() => onStep(1)}
      >
        <ChevronDown aria-hidden />
      </Button>
    </search>
  );
}
