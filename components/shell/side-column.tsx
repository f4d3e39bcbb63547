'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useDeferredValue } from 'react';
import { later } from '@/components/ui/later';
import { useHasPicture } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';
import { ServicePane } from './service-pane';
import { useActivityOpen } from './use-activity-open';

const ActivityFeed = later(() => import('./activity-feed').then((m) => m.ActivityFeed));

/** Beside the page: on the grid the services with the hands to change them, and the activity where it is open. */
export function SideColumn(): ReactNode {
  const isGrid = usePathname() === hrefOf('grid');
  const [isActivityOpen] = useActivityOpen();
  const hasPicture = useHasPicture();
  // Its width is there at once; what is in it waits until the tiles are drawn.
  const isDrawn = useDeferredValue(hasPicture, false);
  if (!hasPicture || (!isGrid && !isActivityOpen)) return null;
  return (
    <div className="max-lg:contents lg:sticky lg:top-12 lg:flex lg:max-h-[calc(100dvh-3rem)] lg:w-80 lg:shrink-0 lg:flex-col lg:border-line lg:border-l lg:bg-surface lg:[contain:size] 2xl:w-96">
      {isGrid && isDrawn && <ServicePane />}
      {isActivityOpen && <ActivityFeed />}
    </div>
  );
}
