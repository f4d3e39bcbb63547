import type { ReactNode } from 'react';
import { NetworksPage } from '@/components/networks/networks-page';
import { RouteWords } from '../route-words';
import { titled } from '../titled';

export const generateMetadata = titled('networks');

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['networks']}>
      <NetworksPage />
    </RouteWords>
  );
}
