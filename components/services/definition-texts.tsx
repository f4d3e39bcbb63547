import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useDuration } from '@/components/ui/use-duration';
import type { UpdateConfig } from '@/lib/swarm/objects/service';
import type { Healthcheck, Mount, RestartPolicy } from '@/lib/swarm/objects/service-definition';
import { writeWords } from './form/service-form';

export const labelLines = (labels: Readonly<Record<string, string>>): string[] =>
  Object.entries(labels).map(([name, value]) => `${name}=${value}`);

export const mountText = ({ type, source, target, readOnly }: Mount, word: string): string =>
  `${type} ${source ? `${source} → ` : ''}${target}${readOnly ? ` (${word})` : ''}`;

export function Code({ children }: { readonly children: string }): ReactNode {
  return (
    <code translate="no" className="whitespace-pre-wrap break-all font-mono">
      {children}
    </code>
  );
}

export function Lines({ items }: { readonly items: readonly string[] }): ReactNode {
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

export function HealthcheckText({ check }: { readonly check: Healthcheck }): ReactNode {
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

export function RestartText({ policy }: { readonly policy: RestartPolicy | null }): ReactNode {
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

export function ConfigText({ config }: { readonly config: UpdateConfig }): ReactNode {
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
