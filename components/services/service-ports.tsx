import type { ReactNode } from 'react';
import { MoreButton } from '@/components/ui/more-button';
import { useFirst } from '@/components/ui/use-first';
import { type PortRange, portText } from '@/lib/swarm/objects/port';

interface ServicePortsProps {
  readonly ports: readonly PortRange[];
  /** Ranges that are shown at first. */
  readonly most: number;
}

/** Published ports as `docker service ls` writes them, a range a line. */
export function ServicePorts({ ports, most }: ServicePortsProps): ReactNode {
  const { shown, left, showMore } = useFirst(ports, most);
  if (ports.length === 0) return null;
  return (
    <>
      <ul className="flex flex-col">
        {shown.map((range) => (
          <li key={portText(range)}>
            <PortText range={range} />
          </li>
        ))}
      </ul>
      <MoreButton left={left} onClick={showMore} />
    </>
  );
}

/** One as `docker service ls` writes it. A long one breaks before its arrow, and nowhere else. */
export function PortText({ range }: { readonly range: PortRange }): ReactNode {
  const text = portText(range);
  const arrow = text.indexOf('->');
  return (
    <span translate="no" className="font-mono text-[0.8125rem] tabular-nums">
      <span className="whitespace-nowrap">{text.slice(0, arrow)}</span>
      <wbr />
      <span className="whitespace-nowrap">{text.slice(arrow)}</span>
    </span>
  );
}
