'use client';

import { useEffect } from 'react';
import { changeView } from '@/components/frame/use-view';
import { isShortcut } from '../keys/shortcuts';

/** `t` opens the table, and the grid again; not while a person types. */
export function TableKey({ isTable }: { readonly isTable: boolean }): null {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 't' || !isShortcut(event)) return;
      event.preventDefault();
      changeView({ mode: isTable ? 'auto' : 'table' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isTable]);
  return null;
}
