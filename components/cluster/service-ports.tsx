import type { ReactNode } from 'react';
import { type Port, portText } from '@/lib/swarm/port';

/** Published ports as `docker service ls` writes them, one a line. */
export function ServicePorts({ ports }: { readonly ports: readonly Port[] }): ReactNode {
  if (ports.length === 0) return null;
  return (
    <ul translate="no" className="flex flex-col font-mono text-[0.8125rem] tabular-nums">
      {ports.map((port) => (
        <li key={portText(port)} className="whitespace-nowrap">
          {portText(port)}
        </li>
      ))}
    </ul>
  );
}
