import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NodePage } from '@/components/nodes/node-page';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../../request-locale';
import { RouteWords } from '../../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].swarm.node };
}

export default async function Page({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}): Promise<ReactNode> {
  const { id } = await params;
  return (
    <RouteWords sections={['nodes']}>
      <NodePage id={id} />
    </RouteWords>
  );
}
