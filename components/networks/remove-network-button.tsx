import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import type { Network } from '@/lib/swarm/objects/network';
import { isRemovable } from './traits';

interface RemoveNetworkButtonProps {
  readonly network: Network;
  readonly onRemove: (network: Network) => void;
}

/** Asks before a network goes; nothing for one that Docker keeps. */
export function RemoveNetworkButton({ network, onRemove }: RemoveNetworkButtonProps): ReactNode {
  const t = useTranslations('networks');
  if (!isRemovable(network)) return null;
  return (
    <ActionButton
      kind="remove-network"
      stack={network.stack}
      variant="danger-quiet"
      size="icon"
      title={t('remove')}
      aria-label={t('removeLabel', { name: network.name })}
      onClick={() => onRemove(network)}
    >
      <Trash2 aria-hidden />
    </ActionButton>
  );
}
