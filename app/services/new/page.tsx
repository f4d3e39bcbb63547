import type { ReactNode } from 'react';
import { CreateService } from '@/components/services/form/create-service';
import { RouteWords } from '../../route-words';
import { titled } from '../../titled';

export const generateMetadata = titled('new-service');

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['services']}>
      <CreateService />
    </RouteWords>
  );
}
