'use client';

import './logs.css';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '@/components/ui/section';
import { readLastLines } from '@/lib/client/logs/read-last-lines';
import type { TaskId } from '@/lib/swarm/ids';
import type { LogLine } from '@/lib/swarm/log-line';
import { LogText } from './log-text';

const LAST = 20;

/** What a task wrote before its end, read once: it stays here when Swarm has forgotten the task. */
export function LastLines({ task }: { readonly task: TaskId }): ReactNode {
  const t = useTranslations('view.task');
  const [lines, setLines] = useState<readonly LogLine[] | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void readLastLines(task, LAST, leaving.signal).then((read) => {
      if (!leaving.signal.aborted) setLines(read);
    });
    return () => leaving.abort();
  }, [task]);
  if (lines === null) return null;
  return (
    <Section title={t('lastLines')}>
      {lines.length === 0 ? (
        <p className="text-muted">{t('noLines')}</p>
      ) : (
        <pre
          data-slot="last-lines"
          translate="no"
          className="log-view overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs leading-5"
        >
          {lines.map(({ at, stream, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: read once, and two lines may be the same
            <span key={index} data-stream={stream} title={at} className="block">
              <LogText text={text} matches={[]} isCurrent={false} />
              {'\n'}
            </span>
          ))}
        </pre>
      )}
    </Section>
  );
}
