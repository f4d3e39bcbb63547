'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { ServiceBadge } from '@/components/marks/service-badge';
import { useServiceMark } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { type Service, shortServiceName } from '@/lib/swarm/objects/service';

interface ServiceNameProps {
  readonly service: Service;
  /** Without the stack's part, where that stands above. */
  readonly short?: boolean;
}

/** A service's mark and name, the stack's part of it quieter; leads to its page. */
export function ServiceName({ service, short: isShort = false }: ServiceNameProps): ReactNode {
  const mark = useServiceMark(service.id);
  const short = shortServiceName(service);
  const prefix = service.name.slice(0, service.name.length - short.length);
  return (
    <Link
      href={hrefOf('service', service.id)}
      prefetch={false}
      className="mark-box group inline-flex min-w-0 max-w-full items-center gap-2.5"
    >
      <ServiceBadge mark={mark} />
      <span className="min-w-0 break-words underline-offset-2 group-hover:underline">
        {prefix && !isShort && <span className="text-muted">{prefix}</span>}
        <bdi className="font-medium">{short}</bdi>
      </span>
    </Link>
  );
}
