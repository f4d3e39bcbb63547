'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { dockerPrefix, quote } from '@/components/actions/docker-command';
import { CommandBlock } from '@/components/ui/command-block';
import { useSource } from '@/lib/client/hooks';
import { isLost, type LogDriver, readBackOf } from '@/lib/swarm/objects/log-driver';

interface EmptyLogProps {
  /** Why there are no lines, as far as who writes tells. */
  readonly why: string;
  /** null where it is not known, or explains nothing. */
  readonly driver: LogDriver | null;
  /** The service's name; null where it is not known. */
  readonly service: string | null;
}

/** Instead of lines: why there are none, and what would help. */
export function EmptyLog({ why, driver, service }: EmptyLogProps): ReactNode {
  return (
    <div
      data-slot="log-empty"
      className="flex flex-1 flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-sunken p-4 text-muted"
    >
      {why && !(driver && isLost(driver)) && <p>{why}</p>}
      <AboutDriver driver={driver} service={service} />
    </div>
  );
}

function AboutDriver({ driver, service }: Omit<EmptyLogProps, 'why'>): ReactNode {
  const t = useTranslations('logs.driver');
  const source = useSource();
  if (!driver) return null;
  const readBack = readBackOf(driver);
  if (readBack === 'always') return null;
  return (
    <>
      <p data-slot="log-driver" className="break-words">
        {t(readBack, { driver: driver.name })}
      </p>
      {isLost(driver) && service !== null && (
        <CommandBlock
          label={t('change')}
          command={`${dockerPrefix(source)} service update --log-driver local ${quote(service)}`}
        />
      )}
      {readBack === 'default' && <CommandBlock label={t('look')} command={LOOK} />}
    </>
  );
}

const LOOK = "docker info --format '{{.LoggingDriver}}'";
