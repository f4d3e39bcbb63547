'use client';

import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button';
import { hrefOf } from '@/lib/pages/href-of';
import type { LogTarget } from '@/lib/swarm/picture/log-line';

interface LogsLinkProps {
  readonly target: LogTarget;
  /** The moment of an event, ms since 1970: the lines around it. */
  readonly at?: number;
}

/** The way to the logs of a service or a task. */
export function LogsLink({ target, at }: LogsLinkProps): ReactNode {
  const t = useTranslations('view');
  return (
    <Link
      href={hrefOf('logs', {
        ...(target.kind === 'task' ? { task: target.id } : { service: target.id }),
        ...(at !== undefined && { at: `${at}` }),
      })}
      prefetch={false}
      className={buttonClass({ size: 'sm' })}
    >
      <ScrollText aria-hidden />
      {at === undefined ? t('logs') : t('logsThen')}
    </Link>
  );
}
