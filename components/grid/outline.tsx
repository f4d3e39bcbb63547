import type { ReactNode } from 'react';
import { useClient } from '@/lib/client/use-client';
import type { OutlinedNode } from '@/lib/protocol/first-answer';

/**
 * The nodes of a swarm whose tasks are too many for HTML, until its picture is here. Only the server knows them: it writes
 * them, and the browser leaves them as they are.
 */
export function Outline(): ReactNode {
  const { drawn } = useClient();
  const nodes = (drawn && 'outline' in drawn && drawn.outline) || [];
  return (
    <div
      className="outline-nodes"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: what a thousand nodes say is escaped
      dangerouslySetInnerHTML={{ __html: typeof window === 'undefined' ? nodes.map(htmlOf).join('') : '' }}
    />
  );
}

const htmlOf = ({ name, state, availability, running }: OutlinedNode): string =>
  `<div data-state="${state}" data-availability="${availability}"><b>${escapeHtml(name)}</b> ${running}</div>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
