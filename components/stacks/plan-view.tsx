import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { Section } from '@/components/ui/section';
import type { Finding } from '@/lib/swarm/operations/finding';
import type { PlannedObject, StackChange, StackPlan } from '@/lib/swarm/operations/stack-plan';
import { FindingLines } from './finding-list';

interface PlanViewProps {
  readonly plan: Extract<StackPlan, { state: 'planned' }>;
  /** Shows the place of a remark in the file. */
  readonly onShow: (finding: Finding) => void;
}

/** What deploying would do, object by object. */
export function PlanView({ plan, onShow }: PlanViewProps): ReactNode {
  const t = useTranslations('deploy.plan');
  const count = (change: StackChange) => plan.objects.filter((one) => one.change === change).length;
  const isIdle = plan.objects.every(({ change }) => change === 'keep' || change === 'leave');
  return (
    <Section
      title={t('title')}
      aside={
        isIdle
          ? t('nothing')
          : t('counts', {
              create: count('create'),
              restart: count('restart'),
              update: count('update'),
              rerun: count('rerun'),
              remove: count('remove'),
              keep: count('keep') + count('leave'),
            })
      }
    >
      <ul
        data-slot="plan"
        className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface"
      >
        {plan.objects.map((one) => (
          <PlannedLine key={`${one.object} ${one.name}`} planned={one} />
        ))}
      </ul>
      {plan.remarks.length > 0 && (
        <div className="flex flex-col gap-1">
          <p>{t('remarks')}</p>
          <FindingLines findings={plan.remarks} onShow={onShow} />
        </div>
      )}
    </Section>
  );
}

const TONES: { readonly [K in StackChange]: Tone } = {
  create: 'success',
  restart: 'warning',
  update: 'accent',
  rerun: 'warning',
  keep: 'neutral',
  remove: 'danger',
  leave: 'neutral',
};

function PlannedLine({ planned }: { readonly planned: PlannedObject }): ReactNode {
  const t = useTranslations('deploy');
  const { object, name, change, differs } = planned;
  return (
    <li
      data-slot="planned"
      data-change={change}
      data-name={name}
      className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2"
    >
      <span className="text-muted">{t(`object.${object}`)}</span>
      <span translate="no" className="min-w-0 break-all font-mono text-[0.8125rem]">
        {name}
      </span>
      <span className="ml-auto flex flex-wrap items-baseline gap-2">
        {differs.length > 0 && (
          <span className="text-muted text-xs">{t('plan.differs', { parts: differs.join(', ') })}</span>
        )}
        <Badge tone={TONES[change]}>{t(`plan.${change}`)}</Badge>
      </span>
    </li>
  );
}
