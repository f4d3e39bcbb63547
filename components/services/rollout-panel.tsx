'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useReasonText } from '@/components/marks/reason-text';
import { shortDigest } from '@/components/marks/service-image';
import { Section } from '@/components/ui/section';
import { useNodes, useNow, useTasksOfService } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import { hasRollout, type Rollout, rollout, type SlotRollout } from '@/lib/swarm/derived/rollout';
import { nodeNameOf } from '@/lib/swarm/derived/task-name';
import type { Image } from '@/lib/swarm/objects/image';
import { isPaused, type Service, type UpdateConfig } from '@/lib/swarm/objects/service';
import { NEW_SERVICE } from '@/lib/swarm/objects/service-definition';
import { ROLLOUT_LOOKS } from './rollout-looks';

/** How long a rollout stays on the page once it is done, ms. */
const LINGER_MS = 30_000;

/** A rolling update slot by slot; nothing where there is none. */
export function RolloutPanel({ service }: { readonly service: Service }): ReactNode {
  const now = useNow();
  return hasRollout(service, now, LINGER_MS) ? <Panel service={service} now={now} /> : null;
}

function Panel({ service, now }: { readonly service: Service; readonly now: number }): ReactNode {
  const t = useTranslations('services.rollout');
  const tasks = useTasksOfService(service.id);
  const isRollback = service.update?.state.startsWith('rollback') ?? false;
  const config = useConfig(service, isRollback);
  const made = rollout(service, tasks, config, now);
  const { slots, counts } = made;
  return (
    <div data-slot="rollout" data-state={service.update?.state}>
      <Section
        title={t(isRollback ? 'rollback' : 'title')}
        aside={<Images slots={slots} service={service} />}
      >
        <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
          <p role="status" className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-lg tabular-nums">
            <span className="font-semibold">
              {t('done', { done: `${counts.done}`, total: `${slots.length}` })}
            </span>
            <Turn rollout={made} service={service} now={now} />
          </p>
          <p className="flex flex-wrap gap-x-6 gap-y-1 text-[0.8125rem] text-muted">
            <span>{t('parallelism', { count: config.parallelism })}</span>
            <span>{t('delay', { seconds: config.delay / 1_000 })}</span>
            <span className={made.failures > 0 ? 'font-medium text-danger' : undefined}>
              {t('failures', {
                failures: `${made.failures}`,
                total: `${made.total}`,
                allowed: `${Math.floor(config.maxFailureRatio * made.total)}`,
              })}
            </span>
            <span>{t(`onFailure.${config.failureAction}`)}</span>
          </p>
          <Stopped rollout={made} service={service} />
          <ol className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2">
            {slots.map((slot) => (
              <SlotCell key={slot.key} slot={slot} now={now} />
            ))}
          </ol>
        </div>
      </Section>
    </div>
  );
}

/** A rollback follows settings of its own, which the picture does not hold. */
function useConfig(service: Service, isRollback: boolean): UpdateConfig {
  const { answer } = useAnswer(isRollback ? { kind: 'service', service: service.id } : null);
  if (!isRollback) return service.updateConfig;
  return (answer?.ok && answer.value.rollback) || NEW_SERVICE.update;
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

/** What comes next, and when. */
function Turn({
  rollout: { counts, nextAt },
  service,
  now,
}: {
  readonly rollout: Rollout;
  readonly service: Service;
  readonly now: number;
}): ReactNode {
  const t = useTranslations('services.rollout');
  const update = useTranslations('swarm.update');
  if (nextAt !== null)
    return (
      <span className="font-semibold text-accent">
        {t('next', { seconds: Math.max(1, Math.ceil((nextAt - now) / 1_000)) })}
      </span>
    );
  if (counts.stopping + counts.starting > 0)
    return <span>{t('moving', { count: counts.stopping + counts.starting })}</span>;
  return service.update && <span>{update(service.update.state)}</span>;
}

/** Why it stands still, or turned back: plain words first, Docker's below. */
function Stopped({
  rollout: { culprit, culpritId },
  service,
}: {
  readonly rollout: Rollout;
  readonly service: Service;
}): ReactNode {
  const t = useTranslations('services.rollout');
  const reason = useReasonText();
  const { update } = service;
  if (!update || (culpritId === null && !isPaused(service))) return null;
  const why = culprit?.error ? reason(culprit.error, culprit.reservations) : null;
  return (
    <div role="alert" className="rounded-md border border-danger/50 bg-danger-soft p-3 text-danger">
      <p className="font-medium">
        {t(isPaused(service) ? 'paused' : 'turnedBack')} {why}
      </p>
      <p translate="no" className="mt-1 break-words font-mono text-xs">
        {update.message}
        {culprit?.error && ` · ${culprit.error}`}
      </p>
    </div>
  );
}

function SlotCell({ slot, now }: { readonly slot: SlotRollout; readonly now: number }): ReactNode {
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
      className={`flex min-w-0 items-start gap-2.5 rounded-md border-2 p-2.5 ${className}`}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold text-ink">
          {slot.slot === null ? node : t('slot', { slot: `${slot.slot}` })}
          {slot.slot !== null && node && <span className="font-normal text-muted"> · {node}</span>}
        </p>
        <p className="tabular-nums">
          {phase === 'verifying'
            ? t('verifying', { seconds: Math.max(1, Math.ceil((slot.until - now) / 1_000)) })
            : t(`phase.${phase}`)}
        </p>
        {phase === 'failed' && fresh?.error && (
          <p className="break-words text-xs">{reason(fresh.error, fresh.reservations)}</p>
        )}
      </div>
    </li>
  );
}
