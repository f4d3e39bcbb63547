'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { useReasonText } from '@/components/marks/reason-text';
import { useTaskName } from '@/components/marks/tile-words';
import { useSpace } from '@/components/marks/use-space';
import { Button } from '@/components/ui/button';
import { byName } from '@/lib/base/compare';
import { useHasPicture, useService, useServices, useTasksOfService } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import { useTaskDetails } from '@/lib/client/use-task-details';
import { hrefOf } from '@/lib/pages/href-of';
import type { NodeId, ServiceId, StackName, TaskId } from '@/lib/swarm/objects/ids';
import { isLost, type LogDriver } from '@/lib/swarm/objects/log-driver';
import { hasFailed, isWanted, rank, type Task } from '@/lib/swarm/objects/task';
import { LogViewer } from './log-viewer';
import { useLastTask } from './use-last-task';
import { useMayReadLogs } from './use-may-read-logs';

interface LogsPageProps {
  /** Whatever the address says. */
  readonly service: string | null;
  readonly task: string | null;
  /** ms since 1970. */
  readonly at: number | null;
}

/** The logs of a service, or of a task; without either, a choice of services. */
export function LogsPage({ service, task, at }: LogsPageProps): ReactNode {
  const t = useTranslations();
  const hasPicture = useHasPicture();
  if (!hasPicture) return <Empty title={t('view.loading')} />;
  // An id that is none's is just not found.
  if (task) return <TaskLogs key={task} id={task as TaskId} at={at} />;
  if (service) return <ServiceLogs key={service} id={service as ServiceId} at={at} />;
  return <Choice />;
}

function ServiceLogs({ id, at }: { readonly id: ServiceId; readonly at: number | null }): ReactNode {
  const now = useService(id);
  const [service, setService] = useState(now);
  useEffect(() => {
    if (now) setService(now);
  }, [now]);
  const tasks = useTasksOfService(id);
  const nodes = useMemo(
    () => [...new Set(tasks.filter(isWanted).flatMap(({ node }): NodeId[] => (node ? [node] : [])))],
    [tasks],
  );
  const name = service?.name ?? id.slice(0, 12);
  const { answer } = useAnswer(now ? { kind: 'service', service: id } : null, now?.template);
  const driver = answer?.ok ? answer.value.logDriver : null;
  return (
    <Readable name={name} href={hrefOf('service', id)} stack={service?.stack ?? null}>
      <LogViewer
        target={{ kind: 'service', id }}
        name={name}
        at={at}
        nodes={nodes}
        whyEmpty={null}
        driver={driver}
        service={service?.name ?? null}
      />
    </Readable>
  );
}

function TaskLogs({ id, at }: { readonly id: TaskId; readonly at: number | null }): ReactNode {
  const { task, isGone } = useLastTask(id);
  const nameOf = useTaskName();
  const service = useService(task?.service ?? null);
  const driver = useTaskDetails(task)?.logDriver ?? null;
  const whyEmpty = useWhyEmpty(task, driver);
  const name = task ? nameOf(task) : id.slice(0, 12);
  return (
    <Readable name={name} href={hrefOf('task', id)} stack={isGone ? undefined : (service?.stack ?? null)}>
      <LogViewer
        target={{ kind: 'task', id }}
        name={name}
        at={at}
        nodes={task?.node ? [task.node] : []}
        whyEmpty={whyEmpty}
        driver={driver}
        service={service?.name ?? null}
      />
    </Readable>
  );
}

/** Why a task has written nothing, where its state says so. */
function useWhyEmpty(task: Task | null, driver: LogDriver | null): string | null {
  const t = useTranslations('logs');
  const reason = useReasonText();
  if (!task) return null;
  const why = task.error ? reason(task.error, task.reservations) : t('waiting', { state: task.state });
  // Of what a driver gives away no line will ever appear.
  if (rank(task.state) < rank('running')) return driver && isLost(driver) ? null : `${t('notYet')} ${why}`;
  const neverStarted = task.state === 'rejected' || (hasFailed(task) && task.exitCode === null);
  return neverStarted ? `${t('notStarted')} ${why}` : null;
}

interface ReadableProps {
  readonly name: string;
  /** The page of what wrote it. */
  readonly href: string;
  /** undefined: nobody here knows. */
  readonly stack: StackName | null | undefined;
  readonly children: ReactNode;
}

/** The page's frame, and its content for who may read it. */
function Readable({ name, href, stack, children }: ReadableProps): ReactNode {
  const t = useTranslations('logs');
  const may = useMayReadLogs(stack);
  const box = useRef<HTMLDivElement>(null);
  const space = useSpace(box);
  const heading = t.rich('of', {
    name,
    b: (words) => (
      <Link href={href} prefetch={false} className="underline-offset-4 hover:underline">
        <bdi>{words}</bdi>
      </Link>
    ),
  });
  if (may === 'granted')
    return (
      <div
        ref={box}
        style={{ height: space?.height }}
        className="flex min-h-96 flex-col [&>div]:min-h-0 [&>div]:flex-1"
      >
        <ViewFrame title={heading}>{children}</ViewFrame>
      </div>
    );
  return (
    <ViewFrame title={heading}>
      <Empty title={may === 'sign-in' ? t('signIn') : t('notAllowed')}>
        <p className="text-center">{may === 'sign-in' ? t('signInHint') : t('notAllowedHint')}</p>
        {may === 'sign-in' && (
          <Button
            variant="primary"
            className="self-center"
            onClick={() => openDialog.set({ kind: 'sign-in' })}
          >
            {t('signIn')}
          </Button>
        )}
      </Empty>
    </ViewFrame>
  );
}

function Choice(): ReactNode {
  const t = useTranslations('logs');
  const services = [...useServices().values()].sort(byName);
  return (
    <ViewFrame title={t('title')}>
      <p className="text-muted">{t('choose')}</p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-2">
        {services.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={hrefOf('logs', { service: id })}
              prefetch={false}
              className="block truncate rounded-md border border-line bg-surface px-3 py-2 hover:border-edge"
            >
              <bdi>{name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </ViewFrame>
  );
}
