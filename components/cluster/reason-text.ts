'use client';

import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { cutText } from '@/lib/base/cut-text';
import { explain } from '@/lib/swarm/explain';
import type { Resources } from '@/lib/swarm/resources';

/** More kinds of resources than this are not named one by one; nor are names as long as a sentence. */
const MOST_KINDS = 3;
const LONGEST_KIND = 64;

/** Docker's error in plain words; Docker's own where nobody knows better. `asks` is what its task reserves. */
export function useReasonText(): (error: string, asks: Resources) => string {
  const t = useTranslations('reason');
  const format = useFormatter();
  return useCallback(
    (error, asks) => {
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
          case 'resources': {
            if (asks.generic.length === 0) return t('resources', { nodes: reason.nodes });
            // Swarm does not say which of them is lacking.
            const asked = [
              ...(asks.nanoCpus > 0 ? [t('cpu')] : []),
              ...(asks.memoryBytes > 0 ? [t('memory')] : []),
              ...asks.generic.slice(0, MOST_KINDS).map(({ kind }) => cutText(kind, LONGEST_KIND)),
              ...(asks.generic.length > MOST_KINDS ? [t('others')] : []),
            ];
            const resources = format.list(asked, { type: 'disjunction' });
            return t('generic', { resources, nodes: reason.nodes });
          }
          default:
            return t(reason.kind, { nodes: reason.nodes });
        }
      });
      return reasons.length > 0 ? reasons.join(' · ') : error;
    },
    [t, format],
  );
}
