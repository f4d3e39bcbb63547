'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Fact, Facts } from '@/components/ui/facts';
import { Section } from '@/components/ui/section';
import { useDuration } from '@/components/ui/use-duration';
import { useAnswer } from '@/lib/client/use-answer';
import type { Service, UpdateConfig } from '@/lib/swarm/objects/service';
import type {
  Healthcheck,
  Mount,
  RestartPolicy,
  ServiceDefinition,
} from '@/lib/swarm/objects/service-definition';
import { EnvironmentList } from './environment-list';
import { writeWords } from './form/service-form';

/** The rest of what `docker service inspect --pretty` tells, read when the page opens and when the service changes. */
export function DefinitionFacts({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('services.definition');
  const failures = useTranslations('action.failure');
  const { answer, again } = useAnswer({ kind: 'service', service: service.id }, service.version);
  return (
    <Section title={t('title')}>
      <div data-slot="definition" className="rounded-lg border border-line bg-surface p-4">
        {answer === null ? (
          <p className="text-muted">{t('reading')}</p>
        ) : answer.ok ? (
          <Definition service={service} definition={answer.value} />
        ) : (
          <div role="alert" className="flex flex-wrap items-center gap-3">
            <p className="text-danger">{failures(answer.kind)}</p>
            <Button size="sm" onClick={again}>
              {t('again')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

interface DefinitionProps {
  readonly service: Service;
  readonly definition: ServiceDefinition;
}

function Definition({ service, definition }: DefinitionProps): ReactNode {
  const t = useTranslations('services.definition');
  const span = useDuration();
  const none = <span className="text-muted">{t('none')}</span>;
  const { command, args, mounts, secrets, configs, preferences, hosts } = definition;
  const lines = (items: readonly string[]) => (items.length > 0 ? <Lines items={items} /> : none);
  const said = (text: string) => (text ? <Code>{text}</Code> : none);
  return (
    <Facts>
      <Fact label={t('command')}>{command.length > 0 ? said(writeWords(command)) : t('fromImage')}</Fact>
      <Fact label={t('args')}>{said(writeWords(args))}</Fact>
      <Fact label={t('environment')}>
        {definition.env.length > 0 ? (
          <EnvironmentList service={service} names={[...new Set(definition.env)]} />
        ) : (
          none
        )}
      </Fact>
      <Fact label={t('mounts')}>{lines(mounts.map((mount) => mountText(mount, t('readOnly'))))}</Fact>
      <Fact label={t('secrets')}>{lines(secrets.map(({ name, target }) => `${name} → ${target}`))}</Fact>
      <Fact label={t('configs')}>{lines(configs.map(({ name, target }) => `${name} → ${target}`))}</Fact>
      {definition.user && <Fact label={t('user')}>{said(definition.user)}</Fact>}
      {definition.workdir && <Fact label={t('workdir')}>{said(definition.workdir)}</Fact>}
      {definition.hostname && <Fact label={t('hostname')}>{said(definition.hostname)}</Fact>}
      <Fact label={t('healthcheck')}>
        {definition.healthcheck ? <HealthcheckText check={definition.healthcheck} /> : t('fromImage')}
      </Fact>
      <Fact label={t('restart')}>
        <RestartText policy={definition.restart} />
      </Fact>
      <Fact label={t('stop')}>
        {[definition.stopSignal, span(definition.stopGracePeriod ?? 10_000)].filter(Boolean).join(' · ')}
      </Fact>
      {preferences.length > 0 && <Fact label={t('preferences')}>{lines(preferences)}</Fact>}
      {definition.maxReplicasPerNode > 0 && (
        <Fact label={t('maxReplicas')}>{definition.maxReplicasPerNode}</Fact>
      )}
      <Fact label={t('update')}>
        <ConfigText config={definition.update} />
      </Fact>
      <Fact label={t('rollback')}>
        {definition.rollback ? <ConfigText config={definition.rollback} /> : t('defaults')}
      </Fact>
      <Fact label={t('endpointMode')}>
        <Code>{definition.endpointMode}</Code>
      </Fact>
      {hosts.length > 0 && <Fact label={t('hosts')}>{lines(hosts)}</Fact>}
      {definition.isReadOnly && <Fact label={t('rootfs')}>{t('readOnly')}</Fact>}
      {definition.hasInit && <Fact label={t('init')}>{t('yes')}</Fact>}
      {definition.logDriver.name && <Fact label={t('logDriver')}>{said(definition.logDriver.name)}</Fact>}
      <Fact label={t('labels')}>{lines(labelLines(definition.labels))}</Fact>
      <Fact label={t('containerLabels')}>{lines(labelLines(definition.containerLabels))}</Fact>
    </Facts>
  );
}

const labelLines = (labels: Readonly<Record<string, string>>): string[] =>
  Object.entries(labels).map(([name, value]) => `${name}=${value}`);

const mountText = ({ type, source, target, readOnly }: Mount, word: string): string =>
  `${type} ${source ? `${source} → ` : ''}${target}${readOnly ? ` (${word})` : ''}`;

function Code({ children }: { readonly children: string }): ReactNode {
  return (
    <code translate="no" className="whitespace-pre-wrap break-all font-mono">
      {children}
    </code>
  );
}

function Lines({ items }: { readonly items: readonly string[] }): ReactNode {
  return (
    <ul translate="no" className="flex flex-col gap-0.5 font-mono">
      {items.map((item) => (
        <li key={item} className="break-all">
          {item}
        </li>
      ))}
    </ul>
  );
}

function HealthcheckText({ check }: { readonly check: Healthcheck }): ReactNode {
  const t = useTranslations('services.definition');
  const span = useDuration();
  const [kind, ...words] = check.test;
  if (kind === 'NONE') return t('healthcheckOff');
  const times = [
    check.interval > 0 && t('interval', { span: span(check.interval) }),
    check.timeout > 0 && t('timeout', { span: span(check.timeout) }),
    check.startPeriod > 0 && t('startPeriod', { span: span(check.startPeriod) }),
    check.retries > 0 && t('retries', { count: check.retries }),
  ].filter(Boolean);
  return (
    <>
      <Code>{kind === 'CMD-SHELL' ? words.join(' ') : writeWords(words)}</Code>
      {times.length > 0 && <span className="block text-muted">{times.join(' · ')}</span>}
    </>
  );
}

function RestartText({ policy }: { readonly policy: RestartPolicy | null }): ReactNode {
  const t = useTranslations('services.definition');
  const span = useDuration();
  const { condition, delay, maxAttempts, window } = policy ?? DEFAULT_RESTART;
  return [
    t(`restartWhen.${condition === 'on-failure' ? 'onFailure' : condition}`),
    condition !== 'none' && t('restartDelay', { span: span(delay ?? 5_000) }),
    maxAttempts > 0 && t('restartMost', { count: maxAttempts }),
    window > 0 && t('restartWindow', { span: span(window) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

const DEFAULT_RESTART: RestartPolicy = { condition: 'any', delay: null, maxAttempts: 0, window: 0 };

function ConfigText({ config }: { readonly config: UpdateConfig }): ReactNode {
  const t = useTranslations('services.definition');
  const view = useTranslations('view.service');
  const span = useDuration();
  return (
    <>
      {view('updateText', {
        parallelism: config.parallelism,
        order: config.order === 'start-first' ? 'startFirst' : 'stopFirst',
        monitor: span(config.monitor),
        failure: config.failureAction,
      })}
      <span className="block text-muted">
        {t('updateMore', { delay: span(config.delay), ratio: `${config.maxFailureRatio}` })}
      </span>
    </>
  );
}
