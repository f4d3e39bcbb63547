'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { explain } from '@/lib/swarm/explain';

/** Docker's error in plain words; Docker's own where nobody knows better. */
export function useReasonText(): (error: string) => string {
  const t = useTranslations('reason');
  return useCallback(
    (error) => {
      const reasons = explain(error).map((reason) => {
        switch (reason.kind) {
          case 'exit':
            return t('exit', { code: String(reason.code) });
          case 'no-image':
            return t('no-image', { image: reason.image });
          case 'killed':
          case 'unhealthy':
          case 'pull-failed':
          case 'no-command':
          case 'mount-missing':
          case 'port-taken':
          case 'network-missing':
            return t(reason.kind);
          default:
            return t(reason.kind, { nodes: reason.nodes });
        }
      });
      return reasons.length > 0 ? reasons.join(' · ') : error;
    },
    [t],
  );
}
