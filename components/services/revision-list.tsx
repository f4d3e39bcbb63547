'use client';

import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import { MoreButton } from '@/components/ui/more-button';
import { Section } from '@/components/ui/section';
import { useFirst } from '@/components/ui/use-first';
import { useTimed } from '@/lib/client/hooks';
import type { Service } from '@/lib/swarm/objects/service';
import type { SeenRevision } from '@/lib/swarm/picture/service-history';

const MOST = 4;
/** Within so long a time says when; before, it takes a date. */
const DAY_MS = 24 * 60 * 60_000;

interface RevisionListProps {
  readonly service: Service;
  /** Oldest first; null until they have come. */
  readonly revisions: readonly SeenRevision[] | null;
}

/** The specs of a service that were seen, the present one first. */
export function RevisionList({ service, revisions }: RevisionListProps): ReactNode {
  const t = useTranslations('services.revisions');
  const rows = (revisions ?? []).map((revision, i) => ({ revision, before: revisions?.[i - 1] ?? null }));
  const { shown, left, showMore } = useFirst([...rows].reverse(), MOST);
  return (
    <Section title={t('title')} aside={revisions?.length}>
      <ol className="rounded-lg border border-line bg-surface">
        {shown.map(({ revision, before }, i) => (
          <li
            key={`${revision.at} ${revision.template} ${revision.replicas}`}
            data-slot="revision"
            data-change={revision.change}
            aria-current={i === 0 || undefined}
            className="flex flex-col border-line border-t px-3.5 py-2 first:border-t-0"
          >
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span translate="no" className="min-w-0 break-words font-medium">
                {lastPart(revision.image)}
                {i === 0 && (
                  <Badge tone="accent" className="ml-2 align-middle" translate="yes">
                    {t('present')}
                  </Badge>
                )}
              </span>
              <span className="text-muted text-xs">
                <When at={revision.at} />
              </span>
            </span>
            <span className="text-[0.8125rem] text-muted">
              <Change revision={revision} before={before} service={service} />
            </span>
          </li>
        ))}
        {left > 0 && (
          <li className="px-3.5 py-2">
            <MoreButton left={left} onClick={showMore} />
          </li>
        )}
      </ol>
    </Section>
  );
}

/** What differs from the one before. */
function Change({
  revision,
  before,
  service,
}: {
  readonly revision: SeenRevision;
  readonly before: SeenRevision | null;
  readonly service: Service;
}): ReactNode {
  const t = useTranslations('services.revisions');
  const { change } = revision;
  // Where its own beginning is forgotten, what changed can only be named.
  if (change === 'image' && before) {
    const from = lastPart(before.image);
    return from === lastPart(revision.image) ? t('image') : t('imageFrom', { from });
  }
  if (change === 'scale' && before && before.replicas !== null && revision.replicas !== null)
    return t('scale', { from: `${before.replicas}`, to: `${revision.replicas}` });
  if (change === 'other' && before && before.template === revision.template) return t('settings');
  if (change === 'first') return service.createdAt === revision.at ? t('created') : t('first');
  return t(change === 'other' ? 'template' : change === 'scale' ? 'mode' : change);
}

function When({ at }: { readonly at: number }): ReactNode {
  const format = useFormatter();
  const isToday = useTimed((now) => (now - at < DAY_MS ? 'yes' : '')) !== '';
  if (!isToday || at === 0) return <Moment at={at} />;
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
      {format.dateTime(at, { timeStyle: 'medium', hourCycle: 'h23' })}
    </time>
  );
}

/** `echo:1.1` of `registry:5000/example/echo:1.1`. */
const lastPart = (image: string): string => image.slice(image.lastIndexOf('/') + 1);
