'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Fact, Facts } from '@/components/ui/facts';
import { Section } from '@/components/ui/section';
import { useDuration } from '@/components/ui/use-duration';
import { keysOf } from '@/lib/base/keys';
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

/** What the page tells beside this, or with another field, or not at all. */
type Elsewhere =
  | 'name'
  | 'edition'
  | 'mode'
  | 'image'
  | 'ports'
  | 'networks'
  | 'constraints'
  | 'reservations'
  | 'limits'
  | 'stopSignal'
  | 'forcedUpdates';

function Definition({ service, definition }: DefinitionProps): ReactNode {
  const t = useTranslations('services.definition');
  const span = useDuration();
  const none = <span className="text-muted">{t('none')}</span>;
  const { command, args, env, mounts, secrets, configs, preferences, hosts } = definition;
  const { healthcheck, rollback, maxReplicasPerNode } = definition;
  const lines = (items: readonly string[]) => (items.length > 0 ? <Lines items={items} /> : none);
  const said = (text: string) => (text ? <Code>{text}</Code> : none);
  /** In their order; what is null is not told. */
  const facts: { readonly [F in Exclude<keyof ServiceDefinition, Elsewhere>]: ReactNode } = {
    command: command.length > 0 ? said(writeWords(command)) : t('fromImage'),
    args: said(writeWords(args)),
    env: env.length > 0 ? <EnvironmentList service={service} names={[...new Set(env)]} /> : none,
    mounts: lines(mounts.map((mount) => mountText(mount, t('readOnly')))),
    secrets: lines(secrets.map(({ name, target }) => `${name} → ${target}`)),
    configs: lines(configs.map(({ name, target }) => `${name} → ${target}`)),
    user: definition.user ? said(definition.user) : null,
    workdir: definition.workdir ? said(definition.workdir) : null,
    hostname: definition.hostname ? said(definition.hostname) : null,
    healthcheck: healthcheck ? <HealthcheckText check={healthcheck} /> : t('fromImage'),
    restart: <RestartText policy={definition.restart} />,
    stopGracePeriod: [definition.stopSignal, span(definition.stopGracePeriod ?? 10_000)]
      .filter(Boolean)
      .join(' · '),
    preferences: preferences.length > 0 ? lines(preferences) : null,
    maxReplicasPerNode: maxReplicasPerNode > 0 ? maxReplicasPerNode : null,
    update: <ConfigText config={definition.update} />,
    rollback: rollback ? <ConfigText config={rollback} /> : t('defaults'),
    endpointMode: <Code>{definition.endpointMode}</Code>,
    hosts: hosts.length > 0 ? lines(hosts) : null,
    isReadOnly: definition.isReadOnly ? t('readOnly') : null,
    hasInit: definition.hasInit ? t('yes') : null,
    logDriver: definition.logDriver.name ? said(definition.logDriver.name) : null,
    labels: lines(labelLines(definition.labels)),
    containerLabels: lines(labelLines(definition.containerLabels)),
  };
  const told = keysOf(facts).filter((field) => facts[field] !== null);
  return (
    <Facts>
      {told.map((field) => (
        <Fact key={field} label={t(field)}>
          {facts[field]}
        </Fact>
      ))}
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
