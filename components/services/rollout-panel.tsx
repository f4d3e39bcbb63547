'use client';

import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/marks/age';
import { useReasonText } from '@/components/marks/reason-text';
import { shortDigest } from '@/components/marks/service-image';
import { MoreButton } from '@/components/ui/more-button';
import { Section } from '@/components/ui/section';
import { useFirst } from '@/components/ui/use-first';
import { useNodes, useNow, useTasksOfService } from '@/lib/client/hooks';
import { hasRollout, rollout, type SlotRollout } from '@/lib/swarm/derived/rollout';
import { shortImage } from '@/lib/swarm/derived/service-state';
import { nodeNameOf } from '@/lib/swarm/derived/task-name';
import type { Image } from '@/lib/swarm/objects/image';
import type { Service } from '@/lib/swarm/objects/service';
import { ROLLOUT_LOOKS } from './rollout-looks';
import { useRolloutConfig } from './use-rollout-config';

/** How long a rollout stays on the page once it is done, ms. */
const LINGER_MS = 30_000;
/** Slots that are drawn at first. */
const MOST_SLOTS = 48;

/** A rolling update as its slots, one tile each; nothing where there is none. How far it is, the headline says. */
export function RolloutPanel({ service }: { readonly service: Service }): ReactNode {
  const now = useNow();
  return hasRollout(service, now, LINGER_MS) ? <Panel service={service} now={now} /> : null;
}

function Panel({ service, now }: { readonly service: Service; readonly now: number }): ReactNode {
  const t = useTranslations('services.rollout');
  const tasks = useTasksOfService(service.id);
  const isRollback = service.update?.state.startsWith('rollback') ?? false;
  const config = useRolloutConfig(service);
  const nodes = useNodes();
  const { slots } = rollout(service, tasks, nodes, config, now);
  const { shown, left, showMore } = useFirst(slots, MOST_SLOTS);
  return (
    <div data-slot="rollout" data-state={service.update?.state}>
      <Section
        title={t(isRollback ? 'rollback' : 'title')}
        aside={<Images slots={slots} service={service} />}
      >
        <ol className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] gap-2">
          {shown.map((slot) => (
            <SlotTile key={slot.key} slot={slot} now={now} />
          ))}
        </ol>
        <MoreButton left={left} onClick={showMore} />
        <p className="flex flex-wrap gap-x-6 gap-y-1 text-[0.8125rem] text-muted">
          <span>{t('parallelism', { count: config.parallelism })}</span>
          <span>{t('delay', { seconds: config.delay / 1_000 })}</span>
          <span>{t(`onFailure.${config.failureAction}`)}</span>
        </p>
      </Section>
    </div>
  );
}

function Images({
  slots,
  service,
}: {
  readonly slots: readonly SlotRollout[];
  readonly service: Service;
}): ReactNode {
  const t = useTranslations('services.rollout');
  const old = slots.find((slot) => slot.old !== null)?.old?.image;
  if (!old) return null;
  return imageText(old) === imageText(service.image) ? (
    t('sameImage')
  ) : (
    <code translate="no" className="break-all font-mono">
      {imageText(old)} → {imageText(service.image)}
    </code>
  );
}

const imageText = ({ name, digest }: Image): string =>
  digest ? `${name.slice(name.lastIndexOf('/') + 1)}@${shortDigest(digest).slice(0, 7)}` : name;

/** A slot: from which image to which, where it is on that way, and since when. */
function SlotTile({ slot, now }: { readonly slot: SlotRollout; readonly now: number }): ReactNode {
  const t = useTranslations('services.rollout');
  const nodes = useNodes();
  const reason = useReasonText();
  const { phase, fresh, old } = slot;
  const { Icon, className } = ROLLOUT_LOOKS[phase];
  const task = fresh ?? old;
  const node = task && nodeNameOf(task, nodes);
  return (
    <li
      data-slot="rollout-slot"
      data-phase={phase}
      className={`flex min-w-0 items-start gap-2.5 rounded-md border-2 bg-surface p-2.5 ${className}`}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-1.5 font-semibold text-ink">
          {slot.slot === null ? (
            <bdi className="truncate">{node}</bdi>
          ) : (
            <>
              <span className="whitespace-nowrap">{t('slot', { slot: `${slot.slot}` })}</span>
              <bdi className="truncate font-normal text-muted text-xs">{node}</bdi>
            </>
          )}
        </p>
        <p translate="no" className="flex flex-wrap items-center gap-x-1.5 text-[0.8125rem] text-muted">
          {old && (
            <span className={`wrap-anywhere min-w-0 ${fresh ? 'line-through' : 'text-ink'}`}>
              {shortImage(old)}
            </span>
          )}
          {old && fresh && <ArrowRight aria-hidden className="size-3.5" />}
          {fresh && <span className="wrap-anywhere min-w-0 font-medium text-ink">{shortImage(fresh)}</span>}
        </p>
        <p className="flex items-baseline justify-between gap-2 tabular-nums">
          <span className="min-w-0">
            {phase === 'verifying'
              ? t('verifying', { seconds: `${Math.max(1, Math.ceil((slot.until - now) / 1_000))}` })
              : t(`phase.${phase}`)}
          </span>
          {task && (
            <span className="shrink-0 text-muted text-xs">
              <Age since={task.since} />
            </span>
          )}
        </p>
        {phase === 'failed' && fresh?.error && (
          <p className="break-words text-xs">{reason(fresh.error, fresh.reservations)}</p>
        )}
      </div>
    </li>
  );
}
