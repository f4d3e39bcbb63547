'use client';

import { ROOT } from '@/lib/client/root';
import './logs.css';
import { ArrowDownToLine, Clock, Download, Pause, Play, WrapText } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button, buttonClass } from '@/components/ui/button';
import { useNodes } from '@/lib/client/hooks';
import type { LogRow } from '@/lib/client/logs/log-buffer';
import type { LogFeed } from '@/lib/client/logs/log-feed';
import { LOGS_PATH, logParameters } from '@/lib/protocol/log-request';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { LogDriver } from '@/lib/swarm/objects/log-driver';
import { type LogTarget, logTime } from '@/lib/swarm/picture/log-line';
import { EmptyLog } from './empty-log';
import { isNarrow } from './is-narrow';
import { LogList } from './log-list';
import { LogNotices } from './log-notices';
import { LogSearchBox } from './log-search-box';
import { useLogFeed, useLogKept, useLogState, useLogVersion } from './use-log-feed';
import { useLogSearch } from './use-log-search';

/** Lines before the event, ms. */
const LEAD_MS = 30_000;
const HUES = 12;
/** While the newest line is kept in sight, these are enough; all of them once a reader scrolls away. */
const LATEST = 1_000;

interface LogViewerProps {
  readonly target: LogTarget;
  readonly name: string;
  /** The moment of an event, ms since 1970: begin there. */
  readonly at: number | null;
  /** Where the target's tasks are, now. */
  readonly nodes: readonly NodeId[];
  /** Why there are no lines, where that can be said better. */
  readonly whyEmpty: string | null;
  /** Where the lines go; null where that is not known. */
  readonly driver: LogDriver | null;
  /** The service's name; null where it is not known. */
  readonly service: string | null;
}

/** The logs of a target, as they are written. */
export function LogViewer({ target, at: event, ...rest }: LogViewerProps): ReactNode {
  const [at, setAt] = useState(event);
  const from = at === null ? null : logTime(at - LEAD_MS);
  const feed = useLogFeed(target, from);
  return (
    feed && (
      <Following key={`${from}`} feed={feed} target={target} at={at} onNow={() => setAt(null)} {...rest} />
    )
  );
}

interface FollowingProps extends LogViewerProps {
  readonly feed: LogFeed;
  readonly onNow: () => void;
}

/** What is on the screen stands still: these rows, whatever comes. */
interface Held {
  readonly rows: readonly LogRow[];
  /** The row to show; null leaves it where it is. */
  readonly current: number | null;
}

function Following(props: FollowingProps): ReactNode {
  const { feed, target, name, at, nodes, whyEmpty, driver, service, onNow } = props;
  const t = useTranslations('logs');
  const format = useFormatter();
  const state = useLogState(feed);
  const version = useLogVersion(feed);
  const kept = useLogKept(feed);
  const [held, setHeld] = useState<Held | null>(null);
  const [showTime, setShowTime] = useState(true);
  const [isWrapped, setIsWrapped] = useState(isNarrow);
  const hueOf = useNodeHues();
  const { buffer } = feed;
  const rows = held?.rows ?? buffer.rows;
  const finder = useLogSearch(rows, version);

  const hold = (current: number | null) => setHeld({ rows: held?.rows ?? buffer.rows.slice(), current });
  const isSettled = state.phase !== 'opening' && state.phase !== 'past';
  useEffect(() => {
    if (at === null || !isSettled) return;
    const moment = logTime(at);
    const all = buffer.rows.slice();
    setHeld({ rows: all, current: (all.find(({ line }) => line.at >= moment) ?? all.at(-1))?.id ?? null });
  }, [at, isSettled, buffer]);

  const newest = buffer.rows.at(-1)?.id ?? -1;
  const newer = newest - (rows.at(-1)?.id ?? newest);
  /** Why there are no lines, where the driver has no part in it. */
  const reason =
    whyEmpty ?? (kept?.exitCode === null ? t('notStarted') : state.phase === 'refused' ? '' : null);
  const isFollowing = held === null && at === null;
  const toNow = () => {
    setHeld(null);
    if (at !== null) onNow();
  };
  const phase = state.phase === 'refused' ? 'ended' : held && state.phase === 'live' ? 'paused' : state.phase;
  const download = `${ROOT}${LOGS_PATH}?${logParameters({ target, tail: null, since: null, follow: false, as: 'text' })}`;
  return (
    <div className="log-view flex min-h-0 flex-1 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <LogSearchBox
          query={finder.query}
          onQuery={(query) => {
            finder.setQuery(query);
            if (held?.current !== null) setHeld(held && { ...held, current: null });
          }}
          count={finder.count}
          at={finder.placeOf(held?.current ?? null)}
          onStep={(direction) => hold(finder.step(held?.current ?? null, direction))}
        />
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <span data-slot="log-phase" data-phase={phase} className="text-muted text-xs">
            {t(`phase.${phase}`)} · {t('lines', { count: rows.length })}
          </span>
          <Button size="sm" aria-pressed={held !== null} onClick={() => (held ? toNow() : hold(null))}>
            {held ? <Play aria-hidden /> : <Pause aria-hidden />}
            {held ? t('resume') : t('pause')}
          </Button>
          <Button
            size="sm"
            aria-pressed={showTime}
            onClick={() => setShowTime(!showTime)}
            className="aria-pressed:bg-sunken"
          >
            <Clock aria-hidden />
            {t('times')}
          </Button>
          <Button
            size="sm"
            aria-pressed={isWrapped}
            onClick={() => setIsWrapped(!isWrapped)}
            className="aria-pressed:bg-sunken"
          >
            <WrapText aria-hidden />
            {t('wrap')}
          </Button>
          <a href={download} download className={buttonClass({ size: 'sm' })}>
            <Download aria-hidden />
            {t('download')}
          </a>
        </div>
      </div>
      <LogNotices feed={feed} state={state} target={target} nodes={nodes} driver={driver} />
      {(at !== null || buffer.dropped > 0) && (
        <p className="flex flex-wrap items-center gap-x-3 text-muted text-xs">
          {at !== null && t('at', { time: format.dateTime(at, { timeStyle: 'medium', hourCycle: 'h23' }) })}
          {buffer.dropped > 0 && t('dropped', { count: buffer.dropped, limit: buffer.capacity })}
        </p>
      )}
      {rows.length === 0 && isSettled ? (
        <EmptyLog
          why={reason ?? t(state.phase === 'ended' ? 'emptyEnded' : 'empty')}
          driver={reason === null ? driver : null}
          service={service}
        />
      ) : (
        <div className="relative flex min-h-0 flex-1">
          <LogList
            name={name}
            rows={isFollowing ? rows.slice(-LATEST) : rows}
            sources={feed.sources}
            hueOf={hueOf}
            isFollowing={isFollowing}
            onLeave={() => hold(null)}
            current={held?.current ?? null}
            showTime={showTime}
            isWrapped={isWrapped}
            pattern={finder.pattern}
          />
          {held && (
            <Button
              variant="primary"
              data-slot="log-newer"
              className="absolute right-4 bottom-4 shadow-lg"
              onClick={toNow}
            >
              <ArrowDownToLine aria-hidden />
              {state.phase === 'full' ? t('toNow') : t('newer', { count: newer })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Each node's colour: by its place among the swarm's nodes, so that neighbours differ. Its name stands beside it. */
function useNodeHues(): (node: NodeId) => number {
  const places = new Map([...useNodes().keys()].sort().map((id, index) => [id, index]));
  return (node) => (places.get(node) ?? 0) % HUES;
}
