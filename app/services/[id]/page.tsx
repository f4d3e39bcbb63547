import type { ReactNode } from 'react';
import { ServicePage } from '@/components/services/service-page';
import { RouteWords } from '../../route-words';
import { titled } from '../../titled';

export const generateMetadata = titled('service');

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
