import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { UpdateState, UpdateStatus } from '@/lib/swarm/objects/service';

const TONES: { readonly [S in UpdateState]: Tone } = {
  updating: 'accent',
  paused: 'danger',
  completed: 'neutral',
  rollback_started: 'warning',
  rollback_paused: 'danger',
  rollback_completed: 'warning',
};

/** How the last update went; Docker's own words on hover, and below where it is stuck. */
export function UpdateBadge({ update }: { readonly update: UpdateStatus }): ReactNode {
  const t = useTranslations('swarm.update');
  const isStuck = update.state === 'paused' || update.state === 'rollback_paused';
  return (
    <span data-slot="update" data-state={update.state} className="flex min-w-0 flex-col items-start gap-1">
      <Badge tone={TONES[update.state]} title={update.message}>
        {t(update.state)}
      </Badge>
      {isStuck && update.message && (
        <span translate="no" className="wrap-anywhere text-muted text-xs">
          {update.message}
        </span>
      )}
    </span>
  );
}
