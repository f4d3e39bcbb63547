'use client';

import './logs.css';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Section } from '@/components/ui/section';
import { type LastLinesRead, readLastLines } from '@/lib/client/logs/read-last-lines';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { isLost, type LogDriver } from '@/lib/swarm/objects/log-driver';
import { LogText } from './log-text';
import { useKeptText } from './use-kept-text';

const LAST = 20;

interface LastLinesProps {
  readonly task: TaskId;
  /** Where its lines go; null where that is not known. */
  readonly driver: LogDriver | null;
}

/**
 * What a task wrote before its end, read once: it stays here when Swarm has forgotten the task, and of one that is
 * forgotten already it is what the server kept.
 */
export function LastLines({ task, driver }: LastLinesProps): ReactNode {
  const t = useTranslations('view.task');
  const keptText = useKeptText();
  const [read, setRead] = useState<LastLinesRead | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void readLastLines(task, LAST, leaving.signal).then((answer) => {
      if (!leaving.signal.aborted) setRead(answer);
    });
    return () => leaving.abort();
  }, [task]);
  if (read === null) return null;
  const { lines, kept } = read;
  return (
    <Section title={t('lastLines')}>
      {kept && (
        <p data-slot="kept-lines" className="rounded-md bg-sunken px-3 py-2">
          {keptText(kept, lines.length)}
        </p>
      )}
      {lines.length === 0 ? (
        !kept && (
          <p className="text-muted">
            {driver && isLost(driver) ? t('keepsNothing', { driver: driver.name }) : t('noLines')}
          </p>
        )
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
