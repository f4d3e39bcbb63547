import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { Section } from '@/components/ui/section';
import type { Finding } from '@/lib/swarm/operations/finding';
import type { PlannedObject, StackChange, StackPlan } from '@/lib/swarm/operations/stack-plan';
import { FindingLines } from '../finding-list';
import { changeWords } from './change-words';

interface PlanViewProps {
  readonly plan: Extract<StackPlan, { state: 'planned' }>;
  /** Shows the place of a remark in the file. */
  readonly onShow: (finding: Finding) => void;
}

/** What changes first, then what is as the file says. */
const ORDER: readonly StackChange[] = ['remove', 'restart', 'rerun', 'update', 'create', 'leave', 'keep'];

/** What deploying would do, a sentence an object. */
export function PlanView({ plan, onShow }: PlanViewProps): ReactNode {
  const t = useTranslations('deploy.plan');
  const isIdle = plan.objects.every(({ change }) => change === 'keep' || change === 'leave');
  const objects = [...plan.objects].sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
  return (
    <Section title={t('title')} aside={isIdle && t('nothing')}>
      <ul
        data-slot="plan"
        className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface"
      >
        {objects.map((one) => (
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

/** Told by a sign and by words; the colour only helps. */
const LOOKS: { readonly [K in StackChange]: { readonly sign: string; readonly look: string } } = {
  create: { sign: '+', look: 'bg-success-soft text-success' },
  restart: { sign: '~', look: 'bg-warning-soft text-warning' },
  update: { sign: '~', look: 'bg-sunken text-accent' },
  rerun: { sign: '↻', look: 'bg-warning-soft text-warning' },
  remove: { sign: '−', look: 'bg-danger-soft text-danger' },
  keep: { sign: '=', look: 'bg-sunken text-muted' },
  leave: { sign: '=', look: 'bg-sunken text-muted' },
};

function PlannedLine({ planned }: { readonly planned: PlannedObject }): ReactNode {
  const { object, name, change } = planned;
  const { sign, look } = LOOKS[change];
  return (
    <li data-slot="planned" data-change={change} data-name={name} className="flex gap-3 px-3 py-2.5">
      <span
        aria-hidden
        className={classes(
          'mt-px grid size-5 shrink-0 place-items-center rounded border border-transparent font-bold font-mono text-base leading-none in-data-[theme=projector]:border-current',
          look,
        )}
      >
        {sign}
      </span>
      <PlannedSentence
        planned={planned}
        isQuiet={change === 'keep' || (change === 'leave' && object !== 'service')}
      />
    </li>
  );
}

function PlannedSentence({
  planned,
  isQuiet,
}: {
  readonly planned: PlannedObject;
  readonly isQuiet: boolean;
}): ReactNode {
  const t = useTranslations('deploy.plan');
  const words = useTranslations('deploy.object');
  const { change, name } = planned;
  const about = changeWords(planned, t);
  const key =
    change === 'create' || change === 'remove'
      ? about
        ? change
        : (`${change}Other` as const)
      : change === 'rerun' && about
        ? 'rerunChanged'
        : change;
  return (
    <p className={classes('wrap-anywhere min-w-0', isQuiet && 'text-muted')}>
      {t.rich(key, {
        name,
        about,
        object: words(planned.object),
        b: (chunks) => (
          <b translate="no" className={isQuiet ? 'font-medium' : 'font-semibold'}>
            {chunks}
          </b>
        ),
      })}
    </p>
  );
}
