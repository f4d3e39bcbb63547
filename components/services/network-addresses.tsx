'use client';

import type { ReactNode } from 'react';
import { useNetworks } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import type { Service } from '@/lib/swarm/objects/service';

/** The networks of a service, with the address and the other names that it has on each. */
export function NetworkAddresses({ service }: { readonly service: Service }): ReactNode {
  const networks = useNetworks();
  const { answer } = useAnswer({ kind: 'service-addresses', service: service.id }, service.version);
  const found = answer?.ok ? answer.value.networks : [];
  return (
    <ul className="flex flex-col gap-1">
      {service.networks.map((id) => {
        const at = found.find(({ network }) => network === id);
        const names = at?.aliases ?? [];
        return (
          <li key={id} className="min-w-0 break-words">
            <bdi>{networks.get(id)?.name ?? id.slice(0, 12)}</bdi>
            {(at?.vip || names.length > 0) && (
              <span translate="no" className="block break-words font-mono text-muted text-xs tabular-nums">
                {[at?.vip, ...names].filter(Boolean).join(' · ')}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
