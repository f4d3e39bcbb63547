import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ServicePage } from '@/components/services/service-page';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../../request-locale';
import { RouteWords } from '../../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].swarm.service };
}

export default async function Page({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}): Promise<ReactNode> {
  const { id } = await params;
  return (
    <RouteWords sections={['services']}>
      <ServicePage id={id} />
    </RouteWords>
  );
}
