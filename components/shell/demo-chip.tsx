'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { Button } from '@/components/ui/button';
import { useSource } from '@/lib/client/hooks';

/** What the demo's banner is on a phone, which has no room for that: a chip, and the words behind it. */
export function DemoChip(): ReactNode {
  const t = useTranslations('frame.demo');
  const source = useSource();
  if (source?.kind !== 'demo') return null;
  return (
    <Button
      variant="quiet"
      data-testid="demo-chip"
      className="px-1! sm:hidden"
      onClick={() => openDialog.set({ kind: 'connect', endpoint: source.endpoint })}
    >
      <span className="demo-badge">{t('badge')}</span>
    </Button>
  );
}
