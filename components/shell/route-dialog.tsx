'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import type { RouteSection } from '@/lib/messages/sections';
import { ExtraWords, routeWords } from './more-words';

interface RouteDialogProps {
  readonly section: RouteSection;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog whose words only some routes bring: it opens once such a route is here, and closes when that is left. */
export function RouteDialog({ section, onClose, children }: RouteDialogProps): ReactNode {
  const words = useSyncExternalStore(routeWords.subscribe, routeWords.get, routeWords.get);
  const path = usePathname();
  const page = section in words ? path : null;
  const openedOn = useRef<string | null>(null);
  useEffect(() => {
    if (openedOn.current !== null && openedOn.current !== page) onClose();
    openedOn.current = page;
  }, [page, onClose]);
  return page !== null && <ExtraWords words={words}>{children}</ExtraWords>;
}
