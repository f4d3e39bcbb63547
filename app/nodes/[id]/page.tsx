import type { ReactNode } from 'react';
import { NodePage } from '@/components/nodes/node-page';
import { RouteWords } from '../../route-words';
import { titled } from '../../titled';

export const generateMetadata = titled('node');

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
