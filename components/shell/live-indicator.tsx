'use client';

import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Ticking } from '@/components/marks/ticking';
import { classes } from '@/components/ui/classes';
import { Tooltip } from '@/components/ui/tooltip';
import { useConnection, useFeed } from '@/lib/client/hooks';

const LOOKS = {
  live: 'bg-success',
  connecting: 'animate-pulse bg-unknown',
  reconnecting: 'animate-pulse bg-warning',
  stale: 'bg-danger',
  frozen: 'bg-danger',
} as const;

/** An age of two digits before the point: a live picture is never older. */
const WIDEST_AGE = 10;

/** How old the picture is, always on screen. What is not live never looks live. */
export function LiveIndicator(): ReactNode {
  const t = useTranslations('frame.live');
  const format = useFormatter();
  const { confirmedAt } = useFeed();
  const known = useConnection();
  const connection = confirmedAt === 0 ? 'connecting' : known;
  // Until there is a time to tell the first page need not learn how to write one.
  const time =
    connection === 'connecting'
      ? ''
      : format.dateTime(confirmedAt, { timeStyle: 'medium', hourCycle: 'h23' });
  const isOld = connection !== 'live' && connection !== 'connecting';

  const [word, hint] =
    connection === 'live'
      ? [t('live'), t('liveHint', { time })]
      : connection === 'connecting'
        ? [t('connecting'), t('connectingHint')]
        : [connection === 'reconnecting' ? t('reconnecting') : null, t('oldHint', { time })];
  const asOf = isOld && t('asOf', { time });

  return (
    <Tooltip text={hint} focusable className="top-bar-live rounded-md">
      <span
        data-slot="live"
        data-state={connection}
        role="img"
        aria-label={`${t('label')}: ${[word, asOf].filter(Boolean).join(' ')}`}
        className={classes(
          'inline-flex items-center gap-2 whitespace-nowrap rounded-md',
          connection === 'stale' || connection === 'frozen' ? 'bg-danger-soft text-danger' : 'text-muted',
          connection === 'reconnecting' && 'bg-warning-soft text-warning',
        )}
      >
        <span
          aria-hidden
          className={classes('size-2 rounded-full motion-reduce:animate-none', LOOKS[connection])}
        />
        {isOld ? (
          <>
            {word && <span className="font-medium">{word}</span>}
            <span className="tabular-nums">{asOf}</span>
          </>
        ) : (
          // As wide as what a live picture says, whatever it says now: nothing beside it moves when the picture comes.
          <span
            data-word={t('live')}
            data-age={t('age', { seconds: WIDEST_AGE })}
            className="relative inline-flex gap-2 before:invisible before:font-medium before:content-[attr(data-word)] after:invisible after:tabular-nums after:content-[attr(data-age)]"
          >
            <span className="absolute inset-0 flex gap-2">
              <span className={connection === 'live' ? 'font-medium text-ink' : 'font-medium'}>{word}</span>
              {connection === 'live' && (
                <Ticking
                  read={(now) => t('age', { seconds: Math.max(0, now - confirmedAt) / 1000 })}
                  className="flex-1 tabular-nums"
                />
              )}
            </span>
          </span>
        )}
      </span>
    </Tooltip>
  );
}
