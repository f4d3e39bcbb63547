'use client';

import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { useDuration } from '@/components/ui/use-duration';
import type { StateChange } from '@/lib/swarm/objects/task';

/** The states that were seen, oldest first, with how long each lasted. */
export function TaskTimeline({ history }: { readonly history: readonly StateChange[] }): ReactNode {
  const t = useTranslations('view.task');
  const meaning = useTranslations('swarm.state');
  const format = useFormatter();
  const time = useTranslations('frame.time');
  const span = useDuration();
  return (
    <>
      <ol className="flex flex-col">
        {history.map(({ state, at }, index) => {
          const next = history[index + 1];
          const isLast = next === undefined;
          return (
            <li
              key={`${state} ${at}`}
              data-slot="timeline-step"
              data-state={state}
              className="relative grid grid-cols-[4.75rem_1rem_minmax(0,1fr)] gap-x-2 pb-3 last:pb-0"
            >
              <span className="text-right text-muted text-xs tabular-nums leading-5">
                {at === 0 ? (
                  time('unknown')
                ) : (
                  <time dateTime={new Date(at).toISOString()}>
                    {format.dateTime(at, { timeStyle: 'medium', hourCycle: 'h23' })}
                  </time>
                )}
              </span>
              <span aria-hidden className="flex flex-col items-center">
                <span
                  className={classes(
                    'mt-1.5 size-2 shrink-0 rounded-full border-2',
                    isLast ? 'border-accent bg-accent' : 'border-edge bg-surface',
                  )}
                />
                {!isLast && <span className="-mb-3 w-px flex-1 bg-line" />}
              </span>
              <span className="min-w-0 leading-5">
                <span translate="no" className="font-medium">
                  {state}
                </span>
                {next && at > 0 && next.at > 0 && (
                  <span className="ml-2 text-muted text-xs tabular-nums">{span(next.at - at, true)}</span>
                )}
                <span className="block text-muted text-xs">{meaning(state)}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="text-muted text-xs">{t('seenSince')}</p>
    </>
  );
}
