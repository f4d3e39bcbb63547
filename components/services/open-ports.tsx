'use client';

import type { ReactNode } from 'react';
import { MoreButton } from '@/components/ui/more-button';
import { useFirst } from '@/components/ui/use-first';
import { useNodes, useTasksOfService } from '@/lib/client/hooks';
import { publishedPorts } from '@/lib/swarm/derived/published';
import { portText } from '@/lib/swarm/objects/port';
import type { Service } from '@/lib/swarm/objects/service';
import { PortLinks } from './port-links';
import { PortText } from './service-ports';

/** Ranges that are shown at first. */
const MOST = 20;

/** A service's ports, each with the link that opens it: where it is published, and a browser can open it. */
export function OpenPorts({ service }: { readonly service: Service }): ReactNode {
  const nodes = useNodes();
  const tasks = useTasksOfService(service.id);
  const { shown, left, showMore } = useFirst(service.ports, MOST);
  const published = publishedPorts({ services: new Map([[service.id, service]]), nodes }, tasks);
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
