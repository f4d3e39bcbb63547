import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CommandBlock } from '@/components/ui/command-block';
import { useSource } from '@/lib/client/hooks';
import type { Problem } from '@/lib/swarm/picture/problem';
import { remediesFor } from './problem-remedy';

/** The lines to type or to write, and what the system said. */
export function ProblemRemedies({ problem }: { readonly problem: Problem }): ReactNode {
  const t = useTranslations('problem');
  const source = useSource();
  const remedies = remediesFor(problem.kind, source?.endpoint ?? '');
  return (
    <>
      {remedies.map(({ text, place }) => (
        <CommandBlock key={text} label={t(`place.${place}`)} command={text} prompt={place === 'terminal'} />
      ))}
      {problem.message && (
        <div className="flex flex-col gap-1">
          <span className="text-muted text-xs">{t('raw')}</span>
          <p
            translate="no"
            className="break-words rounded-md border border-line bg-sunken px-3 py-2 font-mono text-[0.8125rem]"
          >
            {problem.message}
          </p>
        </div>
      )}
    </>
  );
}
