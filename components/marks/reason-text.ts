'use client';

import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { cutText } from '@/lib/base/cut-text';
import { explain } from '@/lib/swarm/derived/explain';
import type { Resources } from '@/lib/swarm/objects/resources';

/** More kinds of resources than this are not named one by one; nor are names as long as a sentence. */
const MOST_KINDS = 3;
const LONGEST_KIND = 64;

type Words = ReturnType<typeof useTranslations<'reason'>>;

/** Docker's error in plain words; Docker's own where nobody knows better. `asks` is what its task reserves. */
export function useReasonText(): (error: string, asks: Resources) => string {
  const t = useTranslations('reason');
  const format = useFormatter();
  return useCallback(
    (error, asks) => reasonText(error, asks, t, (items) => format.list(items, { type: 'disjunction' })),
    [t, format],
  );
}

/** The same without a page: `t` are the words of `reason`, `either` writes "a, b or c". */
export function reasonText(
  error: string,
  asks: Resources,
  t: Words,
  either: (items: readonly string[]) => string,
): string {
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
      case 'resources':
        return asks.generic.length === 0
          ? t('resources', { nodes: reason.nodes })
          : t('generic', { resources: either(asked(asks, t)), nodes: reason.nodes });
      default:
        return t(reason.kind, { nodes: reason.nodes });
    }
  });
  return reasons.length > 0 ? reasons.join(' · ') : error;
}

/** All that may be lacking: Swarm does not say what is. */
const asked = ({ nanoCpus, memoryBytes, generic }: Resources, t: Words): readonly string[] => [
  ...(nanoCpus > 0 ? [t('cpu')] : []),
  ...(memoryBytes > 0 ? [t('memory')] : []),
  ...generic.slice(0, MOST_KINDS).map(({ kind }) => cutText(kind, LONGEST_KIND)),
  ...(generic.length > MOST_KINDS ? [t('others')] : []),
];
