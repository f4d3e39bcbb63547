import type { ReactNode } from 'react';
import { RegistryView } from '@/components/services/registry-view';
import { RouteWords } from '../route-words';
import { titled } from '../titled';

export const generateMetadata = titled('registry');

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['services']}>
      <RegistryView />
    </RouteWords>
  );
}
