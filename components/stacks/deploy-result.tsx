'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FailureMessage, Warnings } from '@/components/actions/outcome-message';
import { StepLine } from '@/components/actions/step-line';
import { ProgressLine } from '@/components/marks/progress-line';
import { Section } from '@/components/ui/section';
import { useServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { Outcome } from '@/lib/swarm/operations/outcome';

interface DeployResultProps {
  readonly stack: StackName;
  readonly outcome: Outcome;
}

/** What a deploy did, write by write, and the services on their way from there. */
export function DeployResult({ stack, outcome }: DeployResultProps): ReactNode {
  const t = useTranslations('deploy');
  const services = [...useServices().values()].filter((service) => service.stack === stack);
  const isDone = outcome.ok;
  const title = isDone ? 'done' : outcome.steps.some(({ done }) => done) ? 'partly' : 'notDone';
  return (
    <Section title={t(title, { name: stack })}>
      <div data-slot="deployed" data-ok={isDone} role="status" className="flex flex-col gap-3">
        {!isDone && (
          <div className="rounded-md border border-danger/50 bg-danger-soft p-3 text-danger">
            <FailureMessage outcome={outcome} />
          </div>
        )}
        {outcome.steps.length > 0 && (
          <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface">
            {outcome.steps.map((step) => (
              <StepLine
                key={`${step.object} ${step.name} ${step.did}`}
                object={t(`object.${step.object}`)}
                name={step.name}
                message={step.message}
                state={step.done ? 'done' : 'failed'}
                result={t(`step.${step.done ? (step.did ?? 'update') : 'failed'}`)}
              />
            ))}
          </ul>
        )}
        {isDone && <Warnings warnings={outcome.warnings} />}
        {isDone && services.length > 0 && (
          <ul className="flex flex-col gap-1">
            {services.map((service) => (
              <li key={service.id} className="flex flex-wrap items-baseline gap-x-3">
                <span translate="no" className="font-mono text-[0.8125rem]">
                  {service.name}
                </span>
                <ProgressLine service={service} />
              </li>
            ))}
          </ul>
        )}
        <Link
          prefetch={false}
          href={hrefOf('stack', stack)}
          className="self-start font-medium underline underline-offset-2"
        >
          {t('toStack', { name: stack })}
        </Link>
      </div>
    </Section>
  );
}
