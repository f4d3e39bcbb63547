'use client';

import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { Tooltip } from '@/components/ui/tooltip';
import { useConnection, useFeed, useNow } from '@/lib/client/hooks';

const LOOKS = {
  live: 'bg-success',
  connecting: 'animate-pulse bg-unknown',
  reconnecting: 'animate-pulse bg-warning',
  stale: 'bg-danger',
  frozen: 'bg-danger',
} as const;

/** How old the picture is, always on screen. What is not live never looks live. */
export function LiveIndicator(): ReactNode {
  const t = useTranslations('frame.live');
  const format = useFormatter();
  const { confirmedAt } = useFeed();
  const known = useConnection();
  const connection = confirmedAt === 0 ? 'connecting' : known;
  const now = useNow();
  const seconds = Math.max(0, now - confirmedAt) / 1000;
  const time = format.dateTime(confirmedAt, { timeStyle: 'medium', hourCycle: 'h23' });

  const [word, age, hint] =
    connection === 'live'
      ? [t('live'), t('age', { seconds }), t('liveHint', { seconds })]
      : connection === 'connecting'
        ? [t('connecting'), null, t('connectingHint')]
        : [
            connection === 'reconnecting' ? t('reconnecting') : null,
            t('asOf', { time }),
            t('oldHint', { time }),
          ];

  return (
    <Tooltip text={hint} focusable className="rounded-md">
      <span
        data-slot="live"
        data-state={connection}
        role="img"
        aria-label={`${t('label')}: ${[word, age].filter(Boolean).join(' ')}`}
        className={classes(
          'inline-flex h-7 items-center gap-2 whitespace-nowrap rounded-md px-2 text-[0.8125rem]',
          connection === 'stale' || connection === 'frozen' ? 'bg-danger-soft text-danger' : 'text-muted',
          connection === 'reconnecting' && 'bg-warning-soft text-warning',
        )}
      >
        <span
          aria-hidden
          className={classes('size-2 rounded-full motion-reduce:animate-none', LOOKS[connection])}
        />
        {word && (
          <span className={connection === 'live' ? 'font-medium text-ink' : 'font-medium'}>{word}</span>
        )}
        {age && <span className="min-w-[2.75rem] tabular-nums">{age}</span>}
      </span>
    </Tooltip>
  );
}
