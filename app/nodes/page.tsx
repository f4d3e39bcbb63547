import type { ReactNode } from 'react';
import { NodesView } from '@/components/nodes/nodes-view';
import { RouteWords } from '../route-words';
import { titled } from '../titled';

export const generateMetadata = titled('nodes');

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['nodes']}>
      <NodesView />
    </RouteWords>
  );
}
