'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNetworks, useServices } from '@/lib/client/hooks';
import type { Stack } from '@/lib/swarm/objects/stack';
import type { Outcome, Step } from '@/lib/swarm/operations/outcome';
import { StepLine } from './step-line';
import { StoppingTasks } from './stopping-tasks';

type Progress = Pick<Step, 'object' | 'name' | 'message'> & {
  readonly state: 'going' | 'done' | 'failed';
};

interface StackRemovalProps {
  readonly stack: Stack;
  /** null: Docker is still at it. */
  readonly outcome: Outcome | null;
}

/** Each object as it goes, and the tasks that still stop. Until Docker has answered, the picture tells what is gone. */
export function StackRemoval({ stack, outcome }: StackRemovalProps): ReactNode {
  const t = useTranslations('action.removeStack');
  const services = useServices();
  const networks = useNetworks();
  const seen: Progress[] = [
    ...stack.services.map(({ id, name }) => ({
      object: 'service' as const,
      name,
      message: '',
      state: services.has(id) ? ('going' as const) : ('done' as const),
    })),
    ...stack.networks.map(({ id, name }) => ({
      object: 'network' as const,
      name,
      message: '',
      state: networks.has(id) ? ('going' as const) : ('done' as const),
    })),
  ];
  const told = outcome?.steps.map((step) => ({ ...step, state: step.done ? 'done' : 'failed' }) as const);
  const steps = told && told.length > 0 ? told : seen;
  return (
    <>
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
        {steps.map((step) => (
          <StepLine
            key={`${step.object} ${step.name}`}
            object={t(`object.${step.object}`)}
            name={step.name}
            message={step.message}
            state={step.state}
            {...(step.state !== 'going' && { result: t(step.state === 'done' ? 'stepDone' : 'stepFailed') })}
          />
        ))}
      </ul>
      <p role="status" className="font-medium">
        <StoppingTasks services={stack.services.map(({ id }) => id)} />
      </p>
    </>
  );
}
