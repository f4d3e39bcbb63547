'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FailureMessage, Warnings } from '@/components/actions/outcome-message';
import { StepLine } from '@/components/actions/step-line';
import { Section } from '@/components/ui/section';
import { byName } from '@/lib/base/compare';
import { useServices } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { Convergence, Landing } from './landing';

interface DeployResultProps {
  readonly stack: StackName;
  /** null while Docker is being asked. */
  readonly outcome: Outcome | null;
}

/** What a deploy did, write by write, and the services on their way from there to the nodes. */
export function DeployResult({ stack, outcome }: DeployResultProps): ReactNode {
  const t = useTranslations('deploy');
  const services = [...useServices().values()].filter((service) => service.stack === stack).sort(byName);
  const isDone = outcome?.ok ?? false;
  const isBegun = outcome === null || outcome.steps.some(({ done }) => done);
  const title =
    outcome === null
      ? 'deploying'
      : outcome.ok
        ? 'done'
        : isBegun
          ? ('partly' as const)
          : ('notDone' as const);
  return (
    <Section
      title={<span role="status">{t(title, { name: stack })}</span>}
      aside={
        <Link
          prefetch={false}
          href={hrefOf('stack', stack)}
          className="font-medium text-accent text-sm underline underline-offset-2"
        >
          {t('toStack', { name: stack })}
        </Link>
      }
    >
      <div
        data-slot="deployed"
        data-ok={outcome === null ? undefined : isDone}
        className="flex flex-col gap-3"
      >
        {outcome && !outcome.ok && (
          <div role="alert" className="rounded-md border border-danger/50 bg-danger-soft p-3 text-danger">
            <FailureMessage outcome={outcome} />
          </div>
        )}
        {isBegun && services.length > 0 && (
          <>
            <Convergence services={services} />
            <Landing services={services} />
          </>
        )}
        {outcome && outcome.steps.length > 0 && (
          <details open={!isDone} className="group">
            <summary className="cursor-pointer py-1 pointer-coarse:py-3 text-[0.8125rem] text-muted hover:text-ink">
              {t('steps', { count: outcome.steps.length })}
            </summary>
            <ul className="mt-1.5 flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
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
          </details>
        )}
        {outcome?.ok && <Warnings warnings={outcome.warnings} />}
      </div>
    </Section>
  );
}
