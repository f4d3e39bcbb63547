'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { preload } from 'react-dom';
import { createClient } from '@/lib/client/client';
import { ROOT } from '@/lib/client/root';
import { ClientContext, pageClient } from '@/lib/client/use-client';
import { drawings } from '@/lib/protocol/first-answer';
import { PICTURE_PATH } from '@/lib/protocol/hello';

interface DrawnPageProps {
  /** The name of the server's drawing; null: it has none for this page. */
  readonly drawing: string | null;
  readonly children: ReactNode;
}

/** Has the page's HTML drawn with the swarm as it is now, and the browser go on from that. */
export function DrawnPage({ drawing, children }: DrawnPageProps): ReactNode {
  const [client] = useState(() => (typeof window === 'undefined' ? drawnClient(drawing) : pageClient));
  // Only the server's heads can ask for it early enough.
  if (typeof window === 'undefined' && client.cluster.revision < 0)
    preload(`${ROOT}${PICTURE_PATH}`, { as: 'fetch', crossOrigin: 'anonymous' });
  useEffect(() => client.hydrated(), [client]);
  return <ClientContext value={client}>{children}</ClientContext>;
}

const drawnClient = (drawing: string | null) =>
  createClient(drawing === null ? null : (drawings().get(drawing) ?? null));
