'use client';

import { Search } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { Button } from '@/components/ui/button';

const never = () => () => {};
const keys = () => (/Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K');

/** Opens the palette by pointer or finger, and says by which keys. */
export function FindButton(): ReactNode {
  const t = useTranslations('palette');
  const hint = useSyncExternalStore(never, keys, () => 'Ctrl K');
  return (
    <Button
      size="sm"
      aria-label={`${t('title')} (${hint})`}
      className="find-button max-sm:w-11 max-sm:border-transparent max-sm:px-0"
      onClick={() => openDialog.set({ kind: 'palette' })}
    >
      <Search aria-hidden />
      <kbd>{hint}</kbd>
    </Button>
  );
}
