'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { dockerPrefix } from '@/components/actions/docker-command';
import { Empty } from '@/components/frame/view-frame';
import { Button, buttonClass } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { useSource } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { Gap } from '@/lib/swarm/picture/gap';
import { GapNote } from './gap-note';

interface NothingSeenProps {
  /** When the server began to watch, ms since 1970. */
  readonly since: number;
  readonly gaps: readonly Gap[];
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** In place of the list: nothing has happened yet, or nothing that the filters let through. */
export function NothingSeen({ since, gaps, isFiltered, onClear }: NothingSeenProps): ReactNode {
  const t = useTranslations('activities.empty');
  const format = useFormatter();
  const source = useSource();
  const time = format.dateTime(since, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Empty title={isFiltered ? t('noMatch') : t(gaps.length > 0 ? 'titleGaps' : 'title', { time })}>
      <GapNote gaps={gaps} on={null} />
      <p className="text-center">{isFiltered ? t('noMatchHint') : t('hint')}</p>
      <p className="flex justify-center">
        {isFiltered ? (
          <Button onClick={onClear}>{t('clear')}</Button>
        ) : (
          <Link href={hrefOf('services')} prefetch={false} className={buttonClass()}>
            {t('services')}
          </Link>
        )}
      </p>
      <CommandBlock label={t('command')} command={`${dockerPrefix(source)} events`} />
    </Empty>
  );
}
