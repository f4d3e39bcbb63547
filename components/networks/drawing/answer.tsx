'use client';

import { ArrowLeftRight, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceName } from '@/components/services/service-name';
import { Button } from '@/components/ui/button';
import type { Network } from '@/lib/swarm/objects/network';
import { ReachAnswer } from '../reach-answer';
import { RemoveNetworkButton } from '../remove-network-button';
import { changeNetworksView } from '../use-networks-view';
import { NetworkSays } from './network-says';
import { ServiceSays } from './service-says';
import type { Chosen } from './subject';

interface AnswerProps {
  readonly chosen: Chosen;
  readonly onRemove: (network: Network) => void;
}

/** What the drawing says of what is chosen, in a sentence. */
export function Answer({ chosen, onRemove }: AnswerProps): ReactNode {
  const t = useTranslations('networks');
  const { from, to, network } = chosen;
  const one = from ?? to;
  return (
    <div
      data-slot="answer"
      data-chosen={one !== null || network !== null || undefined}
      className="lane-answer"
    >
      {one && (
        <div className="flex min-w-0 items-center gap-x-2">
          <ServiceName service={one} />
          {from && to && (
            <>
              <Button
                variant="quiet"
                size="icon"
                aria-label={t('drawing.swap')}
                title={t('drawing.swap')}
                onClick={() => changeNetworksView({ from: to.name, to: from.name })}
              >
                <ArrowLeftRight aria-hidden />
              </Button>
              <ServiceName service={to} />
            </>
          )}
        </div>
      )}
      <div
        role="status"
        data-slot="reach-answer"
        className="flex min-w-0 max-w-[100ch] flex-1 basis-64 flex-col gap-1"
      >
        {from && to ? (
          <ReachAnswer from={from} to={to} />
        ) : one ? (
          <ServiceSays service={one} />
        ) : network ? (
          <NetworkSays network={network} />
        ) : (
          <p className="text-muted">{t('drawing.hint')}</p>
        )}
      </div>
      {(one || network) && (
        <div className="lane-answer-buttons">
          {network && <RemoveNetworkButton network={network} onRemove={onRemove} />}
          <Button
            variant="quiet"
            size="icon"
            aria-label={t('drawing.clear')}
            title={t('drawing.clear')}
            onClick={() => changeNetworksView({ from: null, to: null, network: null })}
          >
            <X aria-hidden />
          </Button>
        </div>
      )}
    </div>
  );
}
