import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NodesView } from '@/components/nodes/nodes-view';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../request-locale';
import { RouteWords } from '../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].nodes.title };
}

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['nodes']}>
      <NodesView />
    </RouteWords>
  );
}
