'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '@/lib/client/use-client';
import { EMPTY_NEWS, gather, isNews, type News } from './news';

const BATCH_MS = 5_000;

/** The page's one voice: what changed, at most every 5 s, and how the grid is shown when that changes. */
export function Announcer({ layout }: { readonly layout: string }): ReactNode {
  const t = useTranslations('grid.live');
  const { cluster } = useClient();
  const [text, setText] = useState('');
  const news = useRef<News>(EMPTY_NEWS);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const speak = () => {
      timer = null;
      const { running, failed, ended, waiting, nodes } = news.current;
      news.current = EMPTY_NEWS;
      setText(
        [
          ...nodes.map(({ name, state }) => t('nodeState', { name, state })),
          failed > 0 && t('failed', { count: failed }),
          waiting > 0 && t('waiting', { count: waiting }),
          running > 0 && t('running', { count: running }),
          ended > 0 && t('ended', { count: ended }),
        ]
          .filter(Boolean)
          .join(', '),
      );
    };
    const end = cluster.observe((step) => {
      news.current = gather(news.current, step);
      if (isNews(news.current)) timer ??= setTimeout(speak, BATCH_MS);
    });
    return () => {
      end();
      if (timer) clearTimeout(timer);
    };
  }, [cluster, t]);

  useEffect(() => setText(layout), [layout]);

  return (
    <p className="sr-only" role="status" aria-live="polite" data-testid="announcer">
      {text}
    </p>
  );
}
