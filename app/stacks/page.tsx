import type { ReactNode } from 'react';
import { StacksView } from '@/components/stacks/stacks-view';
import { RouteWords } from '../route-words';
import { titled } from '../titled';

export const generateMetadata = titled('stacks');

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['deploy']}>
      <StacksView />
    </RouteWords>
  );
}
