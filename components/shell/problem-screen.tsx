'use client';

import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CommandBlock } from '@/components/ui/command-block';
import { useSource } from '@/lib/client/hooks';
import type { Problem } from '@/lib/swarm/picture/problem';
import { ProblemRemedies } from './problem-remedies';

/** In place of a picture, before there ever was one: what is wrong, and exactly what to do. */
export function ProblemScreen({ problem }: { readonly problem: Problem }): ReactNode {
  const t = useTranslations('problem');
  const source = useSource();
  return (
    <section
      data-slot="problem"
      data-problem={problem.kind}
      aria-labelledby="problem-title"
      className="mx-auto my-auto flex w-full max-w-2xl flex-col gap-4 px-6 py-10"
    >
      <p className="flex items-center gap-2 text-muted">
        <CloudOff aria-hidden className="size-5" />
        {t('heading')}
      </p>
      <h1 id="problem-title" className="font-semibold text-2xl tracking-tight">
        {t(`${problem.kind}.title`)}
      </h1>
      <p className="text-base">{t(`${problem.kind}.body`)}</p>
      <ProblemRemedies problem={problem} />
      <p role="status" className="flex items-center gap-2 text-muted">
        <span
          aria-hidden
          className="size-2 animate-pulse rounded-full bg-accent motion-reduce:animate-none"
        />
        {t('retrying')}
      </p>
      {source && <p className="text-muted text-xs">{t('watching', { endpoint: source.endpoint })}</p>}
      <hr className="border-line" />
      <CommandBlock label={t('demo')} command="SWARM=demo npm start" />
    </section>
  );
}
