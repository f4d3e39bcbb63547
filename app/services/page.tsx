import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ServicesView } from '@/components/services/services-view';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../request-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].view.services.title };
}

export default function Page(): ReactNode {
  return <ServicesView />;
}
