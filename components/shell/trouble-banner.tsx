'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Banner } from '@/components/frame/banner';
import { later } from '@/components/ui/later';
import { useFeed, useNodes } from '@/lib/client/hooks';
import { quorumOf } from '@/lib/swarm/derived/quorum';
import { isSilent, type Problem, type ProblemKind } from '@/lib/swarm/picture/problem';

const ProblemRemedies = later(() => import('./problem-remedies').then((m) => m.ProblemRemedies));

/** Docker goes on answering so until somebody does something: what that is stands open. */
const LASTING: readonly ProblemKind[] = ['locked', 'worker', 'no-swarm', 'certificates-expired'];

/** What the server tells of a picture that Docker does not confirm, and what to do. */
export function TroubleBanner(): ReactNode {
  const t = useTranslations('frame.feed');
  const format = useFormatter();
  const { problem, confirmedAt } = useFeed();
  const time = format.dateTime(confirmedAt, { timeStyle: 'medium', hourCycle: 'h23' });
  return (
    <Banner tone="danger" role="alert" icon={<TriangleAlert aria-hidden />} data-testid="feed-banner">
      {problem?.kind === 'no-leader' ? <NoLeader time={time} /> : <Frozen problem={problem} time={time} />}
      <span>{t('retrying')}</span>
      {problem && <Details problem={problem} />}
    </Banner>
  );
}

interface FrozenProps {
  readonly problem: Problem | null;
  readonly time: string;
}

/** That Docker does not answer is said only where it does not. */
function Frozen({ problem, time }: FrozenProps): ReactNode {
  const t = useTranslations('frame.feed');
  const words = useTranslations('problem');
  if (!problem) return <span>{t('notYet', { time })}</span>;
  if (isSilent(problem)) return <span>{t('frozen', { time })}</span>;
  return <span>{t('answered', { title: words(`${problem.kind}.title`), time })}</span>;
}

function NoLeader({ time }: { readonly time: string }): ReactNode {
  const t = useTranslations('frame.feed');
  const quorum = quorumOf(useNodes());
  return (
    <span>
      {t('noLeader', { time, managers: quorum.managers, needed: `${quorum.needed}` })} {t('noLeaderHint')}
    </span>
  );
}

function Details({ problem }: { readonly problem: Problem }): ReactNode {
  const t = useTranslations('frame.feed');
  const words = useTranslations('problem');
  return (
    <details className="basis-full" data-problem={problem.kind} open={LASTING.includes(problem.kind)}>
      <summary className="w-fit cursor-pointer font-medium underline underline-offset-2">
        {t('details')}
      </summary>
      <div className="flex max-w-2xl flex-col gap-3 py-3 text-ink">
        <p className="font-medium">{words(`${problem.kind}.title`)}</p>
        <p>{words(`${problem.kind}.body`)}</p>
        <ProblemRemedies problem={problem} />
      </div>
    </details>
  );
}
