'use client';

import type { ReactNode } from 'react';
import { MoreButton } from '@/components/ui/more-button';
import { useFirst } from '@/components/ui/use-first';
import { portText } from '@/lib/swarm/objects/port';
import type { Service } from '@/lib/swarm/objects/service';
import { PortLinks } from './port-links';
import { PortText } from './service-ports';
import { usePublishedPorts } from './use-published-ports';

/** Ranges that are shown at first. */
const MOST = 20;

/** A service's ports, each with the link that opens it: where it is published, and a browser can open it. */
export function OpenPorts({ service }: { readonly service: Service }): ReactNode {
  const { shown, left, showMore } = useFirst(service.ports, MOST);
  const published = usePublishedPorts(service);
  return (
    <>
      <ul className="flex flex-col gap-1">
        {shown.map((range) => {
          const open = published.find((one) => one.range === range);
          return (
            <li key={portText(range)}>
              <PortText range={range} />
              {open?.isAnswering && <PortLinks published={open} />}
            </li>
          );
        })}
      </ul>
      <MoreButton left={left} onClick={showMore} />
    </>
  );
}
