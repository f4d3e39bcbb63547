'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useDeferredValue } from 'react';
import { classes } from '@/components/ui/classes';
import { later } from '@/components/ui/later';
import { useFeed, useHasPicture, useSession } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { hrefOf } from '@/lib/pages/href-of';
import { ServicePane } from './service-pane';
import { useActivityOpen } from './use-activity-open';

const ActivityFeed = later(() => import('./activity-feed').then((m) => m.ActivityFeed));

/** The page, and beside it on the grid the services with the hands to change them, and the activity where it is open. */
export function WithSideColumn({ children }: { readonly children: ReactNode }): ReactNode {
  const isGrid = usePathname() === hrefOf('grid');
  const [isActivityOpen] = useActivityOpen();
  const hasPicture = useHasPicture();
  const { problem } = useFeed();
  const { role } = useSession();
  const { drawn } = useClient();
  // What is in it waits until the tiles are drawn, where they are not yet.
  const isDrawn = useDeferredValue(hasPicture, drawn !== null);
  // Its room is kept until the picture is here, and given up where there will be none.
  const isAwaited = isGrid && role !== null && !problem;
  const hasColumn = isAwaited || (hasPicture && (isGrid || isActivityOpen));
  return (
    // Its room is kept before the browser has read that far.
    <div
      data-slot="stage"
      className={classes('grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)]', hasColumn && COLUMNS)}
    >
      {children}
      {hasColumn && (
        <div
          data-slot="side-column"
          className="max-lg:contents lg:sticky lg:top-12 lg:flex lg:max-h-[calc(100dvh-3rem)] lg:flex-col lg:border-line lg:border-l lg:bg-surface lg:[contain:size]"
        >
          {isGrid && isDrawn && <ServicePane />}
          {isActivityOpen && isDrawn && <ActivityFeed />}
        </div>
      )}
    </div>
  );
}

const COLUMNS = 'lg:grid-cols-[minmax(0,1fr)_20rem] 2xl:grid-cols-[minmax(0,1fr)_24rem]';
