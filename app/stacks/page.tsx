import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { StacksView } from '@/components/stacks/stacks-view';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../request-locale';
import { RouteWords } from '../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].view.stacks.title };
}

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['deploy']}>
      <StacksView />
    </RouteWords>
  );
}
