import type { ReactNode } from 'react';
import { ActivityPage } from '@/components/activity/activity-page';
import { RouteWords } from '../route-words';
import { titled } from '../titled';

export const generateMetadata = titled('activity');

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['activities']}>
      <ActivityPage />
    </RouteWords>
  );
}
