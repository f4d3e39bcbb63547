'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useDuration } from '@/components/ui/use-duration';
import { unreachable } from '@/lib/base/assert';
import type { Activity } from '@/lib/swarm/picture/activity';
import { activityHref } from './activity-href';

/** One change, as one sentence; the object's name leads to it. */
export function ActivitySentence({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTranslations('activity');
  const updates = useTranslations('swarm.update');
  const span = useDuration();
  const href = activityHref(activity);
  const b = (name: ReactNode) =>
    href ? (
      <Link href={href} prefetch={false} className="font-medium text-ink underline-offset-2 hover:underline">
        {name}
      </Link>
    ) : (
      <b className="font-medium text-ink">{name}</b>
    );

  switch (activity.kind) {
    case 'service-created':
      return t.rich('service-created', { b, name: activity.name, replicas: activity.replicas ?? -1 });
    case 'service-scaled':
      return t.rich('service-scaled', {
        b,
        name: activity.name,
        from: `${activity.from}`,
        to: `${activity.to}`,
      });
    case 'service-converged':
      return t.rich('service-converged', {
        b,
        name: activity.name,
        running: activity.running,
        took: span(activity.tookMs, true),
      });
    case 'service-image':
      return t.rich('service-image', { b, name: activity.name, from: activity.from, to: activity.to });
    case 'service-update':
      return t.rich('service-update', { b, name: activity.name, state: updates(activity.state) });
    case 'stack-created':
      return t.rich('stack-created', { b, name: activity.stack });
    case 'stack-removed':
      return t('stack-removed', { name: activity.stack });
    case 'task-failed': {
      const { name, node, exitCode } = activity;
      return exitCode === null
        ? t.rich('task-failed', { b, name, node })
        : t.rich('task-failed-exit', { b, name, node, code: `${exitCode}` });
    }
    case 'task-replaced': {
      const { name, from, to, cause, exitCode } = activity;
      const words = { b, name, from, to, took: span(activity.tookMs, true) };
      return cause === 'failed' && exitCode !== null
        ? t.rich('task-replaced.exit', { ...words, code: `${exitCode}` })
        : t.rich(`task-replaced.${cause}`, words);
    }
    case 'task-waiting':
      return t.rich('task-waiting', { b, name: activity.name });
    case 'many':
      return t(`many.${activity.of}`, { count: activity.count });
    case 'tasks-moved':
      return t('tasks-moved', { count: activity.count, from: activity.from });
    case 'node-state':
      return t.rich(`node-state.${activity.state}`, { b, name: activity.name });
    case 'node-availability':
      return t.rich(`node-availability.${activity.availability}`, { b, name: activity.name });
    case 'node-role':
      return t.rich(`node-role.${activity.role}`, { b, name: activity.name });
    case 'node-joined':
    case 'leader-changed':
      return t.rich(activity.kind, { b, name: activity.name });
    case 'service-removed':
    case 'node-left':
    case 'network-created':
    case 'network-removed':
      return t(activity.kind, { name: activity.name });
    default:
      return unreachable(activity);
  }
}
