import Link from 'next/link';
import type { ReactNode } from 'react';
import { hrefOf } from '@/lib/pages/href-of';
import type { Service } from '@/lib/swarm/objects/service';

/** A service's whole name, without its mark; leads to its page. */
export function ServiceLink({ service }: { readonly service: Pick<Service, 'id' | 'name'> }): ReactNode {
  return (
    <Link
      href={hrefOf('service', service.id)}
      prefetch={false}
      className="underline-offset-2 hover:underline"
    >
      <bdi>{service.name}</bdi>
    </Link>
  );
}
