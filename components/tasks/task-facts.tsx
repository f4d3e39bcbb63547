'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ServiceName } from '@/components/services/service-name';
import { ServicePorts } from '@/components/services/service-ports';
import { formatResources } from '@/components/ui/amounts';
import { Copyable } from '@/components/ui/copyable';
import { Fact, Facts } from '@/components/ui/facts';
import { GenericList } from '@/components/ui/generic-list';
import { Moment } from '@/components/ui/moment';
import { Section } from '@/components/ui/section';
import { useNamedServices, useNetworks, useNode, useService } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { nodeName } from '@/lib/swarm/objects/node';
import type { Task, TaskDetails } from '@/lib/swarm/objects/task';
import type { NamedDetails } from '@/lib/swarm/operations/query';

interface TaskFactsProps {
  readonly task: Task;
  /** null until they have come. */
  readonly details: NamedDetails | null;
}

/** Where a task is, what it runs, and its names in Docker. */
export function TaskFacts({ task, details }: TaskFactsProps): ReactNode {
  const t = useTranslations();
  const service = useService(task.service);
  const services = useNamedServices();
  const node = useNode(task.node);
  return (
    <>
      <Facts>
        <Fact label={t('swarm.service')}>
          {service ? (
            <ServiceName service={service} />
          ) : (
            <GoneService task={task} name={task.service && services.get(task.service)?.name} />
          )}
        </Fact>
        <Fact label={t('swarm.node')}>
          {node ? (
            <Link
              href={hrefOf('node', node.id)}
              prefetch={false}
              className="font-medium underline-offset-2 hover:underline"
            >
              <bdi>{nodeName(node)}</bdi>
            </Link>
          ) : task.node ? (
            <Gone id={task.node} />
          ) : (
            <span className="text-muted">{t('view.unplaced')}</span>
          )}
        </Fact>
        {task.slot !== null && (
          <Fact label={t('swarm.slot')}>
            <span className="tabular-nums">{task.slot}</span>
          </Fact>
        )}
        <Fact label={t('view.task.image')}>
          <span translate="no" className="break-all">
            {task.image.name}
          </span>
        </Fact>
        <Fact label={t('view.task.digest')}>
          {task.image.digest ? (
            <Copyable text={task.image.digest} shown={24} />
          ) : (
            <span className="text-muted">{t('view.task.noDigest')}</span>
          )}
        </Fact>
        {details?.container && (
          <Fact label={t('view.task.container')}>
            <Copyable text={details.container} shown={12} />
          </Fact>
        )}
        <Fact label={t('view.task.id')}>
          <Copyable text={details?.id ?? task.id} />
        </Fact>
        <Fact label={t('view.task.created')}>
          <Moment at={task.createdAt} fine />
        </Fact>
        {formatResources(task.reservations) && (
          <Fact label={t('view.task.reserves')}>{formatResources(task.reservations)}</Fact>
        )}
        {details && details.assigned.length > 0 && (
          <Fact label={t('view.task.assigned')}>
            <GenericList generic={details.assigned} />
          </Fact>
        )}
        {details && details.ports.length > 0 && (
          <Fact label={t('view.task.hostPorts')}>
            <ServicePorts ports={details.ports} most={10} />
          </Fact>
        )}
      </Facts>
      {details && <TaskNetworks attachments={details.attachments} />}
    </>
  );
}

function TaskNetworks({ attachments }: Pick<TaskDetails, 'attachments'>): ReactNode {
  const t = useTranslations('view.task');
  const networks = useNetworks();
  if (attachments.length === 0) return null;
  return (
    <Section title={t('addresses')}>
      <Facts>
        {attachments.map(({ network, addresses }) => (
          <Fact key={network} label={<bdi>{networks.get(network)?.name ?? network.slice(0, 12)}</bdi>}>
            <span translate="no" className="font-mono tabular-nums">
              {addresses.join(' ')}
            </span>
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

/** The service of a task, where it is gone or none that Docker lists. */
function GoneService({
  task,
  name,
}: {
  readonly task: Task;
  readonly name: string | null | undefined;
}): ReactNode {
  const t = useTranslations('view.task');
  if (task.service === null) return <span className="text-muted">{t('noService')}</span>;
  if (task.runtime !== 'plugin') return <Gone id={task.service} name={name} />;
  return (
    <span className="text-muted">
      <code className="font-mono">{task.service.slice(0, 12)}</code> {t('pluginService')}
    </span>
  );
}

/** Something that a task belonged to and that is no more: its id is all there is, unless this page saw its name. */
function Gone({ id, name }: { readonly id: string; readonly name?: string | null | undefined }): ReactNode {
  const t = useTranslations('view');
  return (
    <span className="text-muted">
      {name ? <bdi>{name}</bdi> : <code className="font-mono">{id.slice(0, 12)}</code>} {t('gone')}
    </span>
  );
}
