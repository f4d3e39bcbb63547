'use client';

import { useSearchParams } from 'next/navigation';
import { type ReactNode, useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { dockerPrefix } from '@/components/actions/docker-command';
import { QueryFilter } from '@/components/frame/query-filter';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { useSource, useTimed } from '@/lib/client/hooks';
import { useUnseen } from '@/lib/client/use-unseen';
import { withUnseen } from '@/lib/swarm/picture/gap';
import { type ActivityFilter, MINUTE_MS, NO_FILTER } from '@/lib/swarm/picture/kept-activity';
import { changeFilter, parseActivityFilter } from './activity-address';
import { ActivityFilters } from './activity-filters';
import type { HeldLines } from './held-lines';
import { LineList } from './line-list';
import { MinuteChart } from './minute-chart';
import { NothingSeen } from './nothing-seen';
import { minutesUntil } from './unknown-minutes';
import { useHeldLines } from './use-held-lines';

const clear = () => changeFilter(NO_FILTER);

/** Everything that was seen since the server began to watch, or as much of it as it remembers. */
export function ActivityPage(): ReactNode {
  const t = useTranslations();
  const parameters = useSearchParams();
  const filter = useMemo(() => parseActivityFilter(parameters), [parameters]);
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const { held, isCurrent, failure, older } = useHeldLines(filter);
  const unseen = useUnseen(held);
  const gaps = useMemo(() => withUnseen(held?.gaps ?? [], unseen), [held, unseen]);
  const minute = Number(useTimed((now) => `${Math.floor(now / MINUTE_MS)}`));
  return (
    <ViewFrame
      title={t('activity.title')}
      aside={
        held &&
        (isFiltered ? (
          <span data-slot="shown-of" role="status" className="flex items-center gap-2">
            {t('activities.shown', { shown: `${held.matched}`, total: `${held.total}` })}
            <Button size="sm" onClick={clear}>
              {t('activities.clear')}
            </Button>
          </span>
        ) : (
          <span data-slot="shown-of">{t('activities.count', { count: held.total })}</span>
        ))
      }
      tools={<QueryFilter query={filter.text ?? ''} hint={t('activities.hint')} />}
    >
      {held && (
        <MinuteChart
          minutes={unseen ? minutesUntil(held.minutes, minute * MINUTE_MS) : held.minutes}
          from={held.from}
          gaps={gaps}
          chosen={filter.minute}
          onChoose={(minute) => changeFilter({ minute })}
        />
      )}
      <ActivityFilters filter={filter} />
      {failure && !held ? (
        <Empty title={t('activities.unanswered')}>
          <p>{failure.message}</p>
        </Empty>
      ) : !held ? (
        <Empty title={t('activities.asking')} />
      ) : (
        <div aria-busy={!isCurrent} className={isCurrent ? undefined : 'opacity-60'}>
          {held.lines.length > 0 ? (
            <LineList key={JSON.stringify(filter)} held={held} gaps={gaps} onOlder={older} />
          ) : (
            <NothingSeen since={held.since} gaps={gaps} isFiltered={isFiltered} onClear={clear} />
          )}
          {!held.hasOlder && held.lines.length > 0 && <Foot held={held} filter={filter} />}
        </div>
      )}
    </ViewFrame>
  );
}

interface FootProps {
  readonly held: HeldLines;
  readonly filter: ActivityFilter;
}

/** How far back it goes, and where Docker tells the same. */
function Foot({ held: { since, from, summed }, filter }: FootProps): ReactNode {
  const t = useTranslations('activities.end');
  const format = useFormatter();
  const source = useSource();
  const time = format.dateTime(from, { dateStyle: 'medium', timeStyle: 'short' });
  const isNarrow = [filter.stack, filter.service, filter.node, filter.text].some((value) => value !== null);
  return (
    <footer className="mt-4 flex max-w-2xl flex-col gap-2 border-line border-t px-2 pt-4 text-muted text-sm sm:px-3">
      <p>{from > since ? t('forgotten', { time }) : t('since', { time })}</p>
      {isNarrow && summed > 0 && <p>{t('summed', { count: summed })}</p>}
      <CommandBlock label={t('command')} command={eventsCommand(dockerPrefix(source), filter)} />
    </footer>
  );
}

/** Docker itself remembers its last 1,000 events or so. */
const eventsCommand = (docker: string, { service, node }: ActivityFilter): string =>
  [
    `${docker} events --since 1h`,
    ...(service === null ? [] : [`--filter service=${service}`]),
    ...(node === null ? [] : [`--filter node=${node}`]),
  ].join(' ');
