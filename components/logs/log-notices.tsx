'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { unreachable } from '@/lib/base/assert';
import { useNodes } from '@/lib/client/hooks';
import type { LogFeed, LogState } from '@/lib/client/logs/log-feed';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { isLost, isUnreadable, type LogDriver } from '@/lib/swarm/objects/log-driver';
import { nodeName } from '@/lib/swarm/objects/node';
import { type LogTarget, logTimeMs } from '@/lib/swarm/picture/log-line';
import { useKeptText } from './use-kept-text';
import { useLogKept, useLogWarnings } from './use-log-feed';

interface LogNoticesProps {
  readonly feed: LogFeed;
  readonly state: LogState;
  readonly target: LogTarget;
  /** Where the target's tasks are, now. */
  readonly nodes: readonly NodeId[];
  /** Where the lines go now; null where that is not known. */
  readonly driver: LogDriver | null;
}

/** What is not as a reader would think: nodes that do not answer, the end, lines that are gone. */
export function LogNotices({ feed, state, target, nodes, driver }: LogNoticesProps): ReactNode {
  const t = useTranslations('logs');
  const known = useNodes();
  const warnings = useLogWarnings(feed);
  const away = nodes
    .flatMap((id) => known.get(id) ?? [])
    .filter((node) => node.state !== 'ready')
    .map(nodeName);
  const kept = useLogKept(feed);
  const keptText = useKeptText();
  const endText = useEndText(feed, state, target);
  const end = kept && state.phase === 'ended' ? keptText(kept, feed.buffer.rows.length) : endText;
  return (
    <>
      {away.length > 0 && <Notice>{t('nodeDown', { names: away.join(', ') })}</Notice>}
      {driver && isLost(driver) && feed.buffer.rows.length > 0 && (
        <Notice>{t('driver.now', { driver: driver.name })}</Notice>
      )}
      {warnings.length > 0 && (
        <Notice>
          {t(warnings.some(isUnreadable) ? 'driver.refused' : 'missing')}
          <span translate="no" className="block break-words font-mono text-xs">
            {warnings.map((words) => withNames(words, known)).join('\n')}
          </span>
        </Notice>
      )}
      {end && (
        <p
          data-slot="log-end"
          data-kept={kept ? '' : undefined}
          role="status"
          className="rounded-md bg-sunken px-3 py-2"
        >
          {end}
        </p>
      )}
    </>
  );
}

function Notice({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div
      data-slot="log-warning"
      role="status"
      className="flex gap-2.5 rounded-md border border-warning/50 bg-warning-soft px-3 py-2 text-warning"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

function useEndText(feed: LogFeed, state: LogState, target: LogTarget): string | null {
  const t = useTranslations('logs');
  const format = useFormatter();
  switch (state.phase) {
    case 'opening':
    case 'past':
    case 'live':
    case 'reconnecting':
      return null;
    case 'full': {
      const { rows } = feed.buffer;
      const first = logTimeMs(rows[0]?.line.at ?? '');
      const time = format.dateTime(first, { timeStyle: 'medium', hourCycle: 'h23' });
      return t('end.full', { count: rows.length, time });
    }
    case 'ended':
      if (state.reason === 'gone') return t(target.kind === 'task' ? 'end.goneTask' : 'end.goneService');
      return t(`end.${state.reason}`);
    case 'refused': {
      const { reason, message } = state;
      if (isUnreadable(message)) return `${t('driver.refused')} ${t('refused.other', { message })}`;
      return reason === 'unavailable' || reason === 'too-many'
        ? t('refused.other', { message })
        : t(`refused.${reason}`);
    }
    default:
      return unreachable(state);
  }
}

/** Docker names nodes by their ids. */
const withNames = (words: string, nodes: ReturnType<typeof useNodes>): string =>
  words.replace(/\b[a-z0-9]{25}\b/g, (id) => {
    // Whatever it is the id of.
    const node = nodes.get(id as NodeId);
    return node ? nodeName(node) : id;
  });
