'use client';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/classes';
import { compareNames } from '@/lib/base/compare';
import { useNodes, useServices } from '@/lib/client/hooks';
import { nodeName } from '@/lib/swarm/objects/node';
import { ACTIVITY_KINDS } from '@/lib/swarm/picture/activity-kinds';
import { type ActivityFilter, MINUTE_MS } from '@/lib/swarm/picture/kept-activity';
import { changeFilter } from './activity-address';
import { NameFilter } from './name-filter';

/** What the lines are picked by. All of it is in the address. */
export function ActivityFilters({ filter }: { readonly filter: ActivityFilter }): ReactNode {
  const t = useTranslations();
  const services = useServices();
  const nodes = useNodes();
  const names = useMemo(
    () => ({
      stack: sorted([...services.values()].flatMap(({ stack }) => stack ?? [])),
      service: sorted([...services.values()].map(({ name }) => name)),
      node: sorted([...nodes.values()].map(nodeName)),
    }),
    [services, nodes],
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <KindSwitch chosen={filter.kind} />
      <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
        {(['stack', 'service', 'node'] as const).map((field) => (
          <NameFilter
            key={field}
            field={field}
            names={names[field]}
            chosen={filter[field]}
            label={t(`activities.${field}`)}
            all={t(`activities.every.${field}`)}
          />
        ))}
      </div>
      {filter.minute !== null && <MinuteSwitch minute={filter.minute} />}
    </div>
  );
}

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort(compareNames);

function KindSwitch({ chosen }: { readonly chosen: ActivityFilter['kind'] }): ReactNode {
  const t = useTranslations('activities.kind');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent
    <div role="group" aria-label={t('label')} className="flex flex-wrap gap-1 rounded-lg bg-sunken p-0.5">
      {[null, ...ACTIVITY_KINDS].map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kind === chosen}
          onClick={() => changeFilter({ kind })}
          className={classes(
            'min-h-8 cursor-pointer whitespace-nowrap rounded-md px-3 text-[0.8125rem] pointer-coarse:min-h-11',
            kind === chosen
              ? 'bg-surface font-medium text-ink shadow-xs ring-1 ring-edge'
              : 'text-muted hover:text-ink',
          )}
        >
          {t(kind ?? 'all')}
        </button>
      ))}
    </div>
  );
}

/** The minute that a bar chose, and the ones beside it: bars are thin. */
function MinuteSwitch({ minute }: { readonly minute: number }): ReactNode {
  const t = useTranslations('activities.minute');
  const format = useFormatter();
  const time = format.dateTime(minute, { timeStyle: 'short', hourCycle: 'h23' });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent
    <div
      role="group"
      aria-label={t('label')}
      data-slot="chosen-minute"
      className="flex items-center gap-0.5 rounded-md border border-accent pl-1"
    >
      <Button
        variant="quiet"
        size="icon"
        aria-label={t('before')}
        onClick={() => changeFilter({ minute: minute - MINUTE_MS })}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <span className="text-[0.8125rem] tabular-nums">{t('only', { time })}</span>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t('after')}
        onClick={() => changeFilter({ minute: minute + MINUTE_MS })}
      >
        <ChevronRight aria-hidden />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={t('clear')}
        onClick={() => changeFilter({ minute: null })}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
