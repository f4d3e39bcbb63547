'use client';

import { memo, type ReactNode, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import type { LogRow } from '@/lib/client/logs/log-buffer';
import type { LogSourceName } from '@/lib/client/logs/log-feed';
import { matchesIn } from '@/lib/client/logs/log-search';
import { logTimeMs } from '@/lib/swarm/picture/log-line';
import { clockText } from './clock-text';
import { LogText } from './log-text';

interface LogLineViewProps {
  readonly row: LogRow;
  readonly index: number;
  readonly source: LogSourceName | undefined;
  /** 0–11, the node's. */
  readonly hue: number;
  readonly showTime: boolean;
  readonly isWrapped: boolean;
  readonly pattern: RegExp | null;
  readonly isCurrent: boolean;
  readonly measure?: Ref<HTMLDivElement>;
}

/** One line: when, which task on which node, by which stream, and what. */
export const LogLineView = memo(function LogLineView({
  row: { line, plain },
  index,
  source,
  hue,
  showTime,
  isWrapped,
  pattern,
  isCurrent,
  measure,
}: LogLineViewProps): ReactNode {
  const t = useTranslations('logs');
  const isError = line.stream === 'stderr';
  return (
    <div
      ref={measure}
      data-index={index}
      data-slot="log-line"
      data-stream={line.stream}
      data-current={isCurrent || undefined}
      className="log-line"
    >
      {showTime && (
        <time className="log-time" dateTime={line.at} title={line.at}>
          {clockText(logTimeMs(line.at))}
        </time>
      )}
      <span className="log-source" title={line.task}>
        <i className="log-hue" style={{ backgroundColor: `var(--service-${hue})` }} aria-hidden="true" />
        <bdi>{source?.name ?? line.task.slice(0, 12)}</bdi>
        <bdi className="log-node">@{source?.nodeName ?? line.node.slice(0, 12)}</bdi>
      </span>
      <span className="log-stream" title={isError ? t('stderrHint') : undefined}>
        {isError && t('stderr')}
      </span>
      <bdi translate="no" className={classes('log-text', isWrapped && 'log-wrapped')}>
        <LogText text={line.text} matches={matchesIn(plain, pattern)} isCurrent={isCurrent} />
        {line.cut > 0 && <span className="log-cut">… {t('cut', { bytes: line.cut })}</span>}
      </bdi>
    </div>
  );
});
