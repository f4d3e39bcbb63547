import type { ReactNode } from 'react';
import { ServicesView } from '@/components/services/services-view';
import { titled } from '../titled';

export const generateMetadata = titled('services');

export default function Page(): ReactNode {
  return <ServicesView />;
}
