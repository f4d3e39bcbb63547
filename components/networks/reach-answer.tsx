'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MoreButton } from '@/components/ui/more-button';
import { useFirst } from '@/components/ui/use-first';
import { useNetworks } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import { reach } from '@/lib/swarm/derived/reach';
import type { Network } from '@/lib/swarm/objects/network';
import { type PortRange, portText } from '@/lib/swarm/objects/port';
import type { Service } from '@/lib/swarm/objects/service';

interface ReachAnswerProps {
  readonly from: Service;
  readonly to: Service;
}

/** Whether one service reaches another, and under which names and addresses. */
export function ReachAnswer({ from, to }: ReachAnswerProps): ReactNode {
  const t = useTranslations('networks.reach');
  const networks = useNetworks();
  const found = reach(from, to, networks);
  const names = { from: from.name, to: to.name };
  switch (found.by) {
    case 'network':
      return (
        <div className="flex flex-col gap-2">
          <p>
            {t('yes', {
              ...names,
              count: found.networks.length,
              names: found.networks.map(({ name }) => name).join(', '),
            })}
          </p>
          <Addresses to={to} networks={found.networks} />
        </div>
      );
    case 'port':
      return <ByPort names={names} ports={found.ports} />;
    case 'none':
      return <p>{t('no', names)}</p>;
  }
}

/** Ranges that a sentence names. */
const MOST_PORTS = 5;

function ByPort({
  names,
  ports,
}: {
  readonly names: { readonly from: string; readonly to: string };
  readonly ports: readonly PortRange[];
}): ReactNode {
  const t = useTranslations('networks.reach');
  const { shown, left, showMore } = useFirst(ports, MOST_PORTS);
  const text = shown.map(portText).join(', ');
  return (
    <>
      <p>{t('byPort', { ...names, ports: left > 0 ? `${text}, …` : text })}</p>
      <MoreButton left={left} onClick={showMore} />
    </>
  );
}

function Addresses({
  to,
  networks,
}: {
  readonly to: Service;
  readonly networks: readonly Network[];
}): ReactNode {
  const t = useTranslations('networks.reach');
  const failure = useTranslations('action.failure');
  const { answer } = useAnswer({ kind: 'service-addresses', service: to.id }, to.version);
  if (!answer) return <p className="text-muted">{t('asking')}</p>;
  if (!answer.ok) return <p className="text-danger">{failure(answer.kind)}</p>;
  const { mode, networks: places } = answer.value;
  return (
    <>
      {networks.map(({ id, name }) => {
        const place = places.find(({ network }) => network === id);
        const aliases = place?.aliases.filter((alias) => alias !== to.name) ?? [];
        return (
          <p key={id}>
            {mode === 'dnsrr'
              ? t('byDns', { network: name })
              : place?.vip
                ? t('byVip', { network: name, address: place.vip })
                : t('noVip', { network: name })}{' '}
            {aliases.length > 0 && t('aliases', { names: aliases.join(', ') })}
          </p>
        );
      })}
      <p>{t('byTasks', { name: `tasks.${to.name}` })}</p>
    </>
  );
}
