'use client';

import { ExternalLink } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { MoreButton } from '@/components/ui/more-button';
import { useFirst } from '@/components/ui/use-first';
import { useNodes, useSource } from '@/lib/client/hooks';
import { portUrl, publishedHost } from '@/lib/swarm/derived/port-url';
import type { PublishedPort } from '@/lib/swarm/derived/published';
import { portsIn } from '@/lib/swarm/objects/port-range';

/** Links of a range that are drawn at first. */
const MOST_LINKS = 3;

/** Links that open published ports; none for what a browser cannot open. */
export function PortLinks({ published }: { readonly published: PublishedPort }): ReactNode {
  const t = useTranslations('swarm');
  const source = useSource();
  const nodes = useNodes();
  const { range } = published;
  const host = publishedHost(published, {
    here: globalThis.location?.hostname ?? '',
    publishedHost: source?.publishedHost ?? null,
    endpoint: source?.endpoint ?? '',
    nodes: nodes.size,
  });
  const isOpen = host !== null;
  const ports = useMemo(() => (isOpen ? portsIn([range]) : []), [isOpen, range]);
  const { shown, left, showMore } = useFirst(ports, MOST_LINKS);
  if (!isOpen) return null;
  return (
    <>
      {shown.map((port) => {
        const url = portUrl(host, port);
        return (
          <a
            key={url}
            href={url}
            target="_blank"
            rel="noreferrer"
            aria-label={t('openPort', { url })}
            className="flex w-fit max-w-full items-center gap-1 font-mono text-[0.8125rem] text-accent underline-offset-2 hover:underline [&>svg]:size-3.5 [&>svg]:shrink-0"
          >
            <span translate="no" className="wrap-anywhere min-w-0">
              {url}
            </span>
            <ExternalLink aria-hidden />
          </a>
        );
      })}
      <MoreButton left={left} onClick={showMore} />
    </>
  );
}
