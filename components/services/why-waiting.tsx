'use client';

import { SquarePen, Tag } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '@/components/actions/use-permission';
import { useReasonText } from '@/components/marks/reason-text';
import { buttonClass } from '@/components/ui/button';
import { useService } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { Obstacle } from '@/lib/swarm/derived/why-waiting';
import { wantedLabel } from '@/lib/swarm/objects/constraint';
import type { Task } from '@/lib/swarm/objects/task';
import { AddLabel } from './add-label';
import { ObstacleText } from './obstacle-text';
import { useWhyWaiting } from './use-why-waiting';

interface WhyWaitingProps {
  readonly task: Task;
  /** In one line, without lists of nodes. */
  readonly short?: boolean;
}

/** Why no node takes a task, with the thing named, and what can be done about it where this person may. */
export function WhyWaiting({ task, short: isShort = false }: WhyWaitingProps): ReactNode {
  const t = useTranslations('reason.waiting');
  const reason = useReasonText();
  const service = useService(task.service);
  const obstacles = useWhyWaiting(task, service);
  const mayEdit = useMay('edit-service', service?.stack ?? null) === 'granted';
  const mayLabel = useMay('set-node-labels', null) === 'granted';
  const labels = obstacles.flatMap((obstacle) =>
    obstacle.kind === 'constraint' ? (wantedLabel(obstacle.constraint) ?? []) : [],
  );
  return (
    <div
      data-slot="why-waiting"
      className={
        isShort ? 'flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1' : 'flex min-w-0 flex-col gap-2.5'
      }
    >
      {obstacles.length === 0 && task.error && <p>{reason(task.error, task.reservations)}</p>}
      {obstacles.map((obstacle) => (
        <ObstacleText key={keyOf(obstacle)} obstacle={obstacle} short={isShort} />
      ))}
      {service && obstacles.length > 0 && (mayEdit || (mayLabel && labels.length > 0)) && (
        <div className="flex flex-wrap gap-2">
          {mayLabel &&
            labels.map((label) => (
              <AddLabel
                key={label.name}
                label={label}
                trigger={
                  <>
                    <Tag aria-hidden />
                    {t('addLabel')}
                  </>
                }
              />
            ))}
          {mayEdit && obstacles.some(({ kind }) => kind !== 'not-available') && (
            <Link
              href={hrefOf('edit-service', service.id)}
              prefetch={false}
              className={buttonClass({ size: 'sm' })}
            >
              <SquarePen aria-hidden />
              {t('edit')}
            </Link>
          )}
        </div>
      )}
    </div>
  );
}

const keyOf = (obstacle: Obstacle): string =>
  obstacle.kind === 'constraint' ? obstacle.constraint : obstacle.kind;
