import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NetworksPage } from '@/components/networks/networks-page';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../request-locale';
import { RouteWords } from '../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].networks.title };
}

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['networks']}>
      <NetworksPage />
    </RouteWords>
  );
}
