'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/marks/age';
import { useReasonText } from '@/components/marks/reason-text';
import { StateGlyph } from '@/components/marks/state-glyph';
import { Badge } from '@/components/ui/badge';
import { later } from '@/components/ui/later';
import { useNodes, useService } from '@/lib/client/hooks';
import { isLeaving, isOutdated, lookOf, stepOf } from '@/lib/swarm/derived/look';
import { rank, type Task } from '@/lib/swarm/objects/task';

// Few tasks wait.
const WhyWaiting = later(() => import('@/components/services/why-waiting').then((m) => m.WhyWaiting));

/** A task's state in words: what it means, what Swarm wants instead, and why it failed or waits. */
export function TaskNow({ task }: { readonly task: Task }): ReactNode {
  const t = useTranslations('view.task');
  const meaning = useTranslations('swarm.state');
  const nodes = useNodes();
  const service = useService(task.service);
  const look = lookOf(task, nodes);
  return (
    <div
      data-slot="task-now"
      data-look={look}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="task-state inline-flex items-center gap-2 font-semibold text-base" data-look={look}>
          <StateGlyph look={look} step={stepOf(task)} />
          <span translate="no">
            {isLeaving(task) && look !== 'ended'
              ? t('mismatch', { state: task.state, desired: task.desiredState })
              : task.state}
          </span>
        </span>
        <span className="text-muted tabular-nums">
          <Age since={task.since} />
        </span>
        {task.exitCode !== null && task.exitCode !== 0 && (
          <Badge tone="danger">{t('exit', { code: `${task.exitCode}` })}</Badge>
        )}
        {isOutdated(task, service ?? undefined) && <Badge tone="warning">{t('oldSpec')}</Badge>}
      </div>
      <p className="text-muted">{look === 'unknown' ? t('lastSeen') : meaning(task.state)}</p>
      {task.error && <TaskError task={task} />}
    </div>
  );
}

function TaskError({ task }: { readonly task: Task }): ReactNode {
  const { error, reservations, state } = task;
  const t = useTranslations('view.task');
  const reason = useReasonText()(error, reservations);
  const isWaiting = rank(state) <= rank('pending');
  return (
    <div className="mt-1 flex flex-col gap-1.5 border-line border-t pt-3">
      {isWaiting && <WhyWaiting task={task} />}
      {!isWaiting && reason !== error && <p className="font-medium">{reason}</p>}
      <p className="text-muted text-xs">{t('raw')}</p>
      <p
        translate="no"
        className="break-words rounded-md border border-line bg-sunken px-3 py-2 font-mono text-[0.8125rem]"
      >
        {error}
      </p>
    </div>
  );
}
