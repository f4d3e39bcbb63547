'use client';

import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { ScaleControl } from '@/components/actions/scale-control';
import { LogsLink } from '@/components/logs/logs-link';
import { useMayReadLogs } from '@/components/logs/use-may-read-logs';
import { classes } from '@/components/ui/classes';
import { useNodes, useNow, useTasksOfService } from '@/lib/client/hooks';
import { type ServiceState, serviceState } from '@/lib/swarm/derived/service-state';
import type { Service } from '@/lib/swarm/objects/service';
import { STATE_LOOKS } from './state-looks';
import { useRolloutConfig } from './use-rollout-config';
import { useStateText } from './use-state-text';
import { WhyWaiting } from './why-waiting';

/** A service in one sentence, with why and what helps below it, and the stepper beside it. */
export function ServiceHeadline({ service }: { readonly service: Service }): ReactNode {
  const tasks = useTasksOfService(service.id);
  const nodes = useNodes();
  const now = useNow();
  const config = useRolloutConfig(service);
  const text = useStateText();
  const state = serviceState(service, tasks, nodes, config, now);
  const { Icon, className } = STATE_LOOKS[state.kind];
  const count = 'running' in state ? state : null;
  const completed = 'completed' in state ? state.completed : 0;
  const done = 'rollout' in state ? state.rollout.counts.done : 0;
  // Seconds that tick are no news.
  // biome-ignore lint/correctness/useExhaustiveDependencies: said anew only when it is another state, or further on
  const news = useMemo(() => text(state, now), [state.kind, count?.running, completed, done]);
  return (
    <div
      data-slot="service-state"
      data-kind={state.kind}
      data-running={count?.running}
      data-desired={count && 'desired' in count ? count.desired : undefined}
      className={classes(
        'flex items-start gap-3.5 rounded-lg border border-l-4 bg-surface px-4 py-3.5',
        className,
      )}
    >
      <Icon
        aria-hidden
        className={classes(
          'mt-0.5 size-7 shrink-0',
          Icon === STATE_LOOKS.updating.Icon && 'motion-safe:animate-spin [animation-duration:3s]',
        )}
      />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-8 gap-y-3 text-ink">
        <div className="flex min-w-0 flex-1 basis-60 flex-col gap-2">
          <p
            data-slot="state-text"
            className="text-pretty break-words font-semibold text-2xl tabular-nums leading-tight tracking-tight"
          >
            {text(state, now)}
          </p>
          <p role="status" className="sr-only">
            {news}
          </p>
          <Why service={service} state={state} />
        </div>
        <ScaleControl service={service} />
      </div>
    </div>
  );
}

/** What Docker says of it, the logs of that moment, and what keeps tasks from nodes. */
function Why({ service, state }: { readonly service: Service; readonly state: ServiceState }): ReactNode {
  const may = useMayReadLogs(service.stack);
  const t = useTranslations('services.state');
  const failures = 'failures' in state ? state.failures : null;
  const waiting = 'waiting' in state ? state.waiting : null;
  const docker = [
    // Of a rollout that goes on by itself it says nothing more.
    state.kind === 'updating' || state.kind === 'rolled-back'
      ? null
      : service.update && isTold(state)
        ? service.update.message
        : null,
    failures?.task.error || null,
    waiting?.example.error,
  ].filter(Boolean);
  return (
    <>
      {waiting && <WhyWaiting task={waiting.example} />}
      {docker.length > 0 && (
        <p className="break-words font-mono text-muted text-xs">
          <span className="sr-only">{t('docker')} </span>
          <span translate="no">{docker.join(' · ')}</span>
        </p>
      )}
      {failures && may === 'granted' && failures.task.since > 0 && (
        <p>
          <LogsLink target={{ kind: 'service', id: service.id }} at={failures.task.since} />
        </p>
      )}
    </>
  );
}

const isTold = ({ kind }: ServiceState): boolean =>
  kind === 'paused' || kind === 'rollback-paused' || kind === 'rolling-back';
