import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RawWords } from '@/components/actions/outcome-message';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { Section } from '@/components/ui/section';
import { useSource } from '@/lib/client/hooks';
import type { Finding } from '@/lib/swarm/operations/finding';
import type { Answer } from '@/lib/swarm/operations/query';
import type { ComposeDraft } from '../compose-draft';
import { deployCommand } from '../deploy-command';
import { PlanView } from './plan-view';

interface PlanAnswerProps {
  readonly answer: Answer<'plan-stack'>;
  readonly draft: ComposeDraft;
  readonly onShow: (finding: Finding) => void;
  readonly onAgain: () => void;
}

/** What came of asking for a plan. */
export function PlanAnswer({ answer, draft, onShow, onAgain }: PlanAnswerProps): ReactNode {
  const t = useTranslations('deploy');
  const failure = useTranslations('action.failure');
  const source = useSource();
  if (!answer.ok)
    return (
      <div role="alert" className="flex flex-col items-start gap-2 text-danger">
        <p>{failure(answer.kind)}</p>
        <RawWords text={answer.message} />
        <Button onClick={onAgain}>{t('again')}</Button>
      </div>
    );
  const plan = answer.value;
  switch (plan.state) {
    case 'planned':
      return <PlanView plan={plan} onShow={onShow} />;
    case 'refused':
      return null; // its findings stand with the others
    case 'no-cli':
      return (
        <Section title={t('noCli.title')}>
          <p data-slot="no-cli">{t('noCli.body')}</p>
          <CommandBlock command={deployCommand(draft, source)} />
        </Section>
      );
  }
}
