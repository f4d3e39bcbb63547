'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { useTasksOfServices } from '@/lib/client/hooks';
import { addressesLeft } from '@/lib/swarm/derived/addresses-left';
import type { Network } from '@/lib/swarm/objects/network';
import type { Service } from '@/lib/swarm/objects/service';

/** From here on a network is about to be full. */
const FEW = 16;

interface AddressesLeftProps {
  readonly network: Network;
  /** All that are on it. */
  readonly services: readonly Service[];
  readonly className?: string;
}

/** About how many addresses a network has left; nothing where that is not known. */
export function AddressesLeft({ network, services, className }: AddressesLeftProps): ReactNode {
  const t = useTranslations('networks');
  const tasks = useTasksOfServices(services.map(({ id }) => id));
  const left = addressesLeft(network, services, tasks);
  if (left === null) return null;
  return (
    <span
      data-slot="addresses-left"
      title={t('leftHint')}
      className={classes(className, left < FEW && 'font-bold text-warning')}
    >
      {t('left', { count: left })}
    </span>
  );
}
