import type { ReactNode } from 'react';
import { DeployPage } from '@/components/stacks/deploy-page';
import { RouteWords } from '../../route-words';
import { titled } from '../../titled';

export const generateMetadata = titled('deploy');

export default async function Page({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}): Promise<ReactNode> {
  const { stack } = await searchParams;
  return (
    <RouteWords sections={['deploy']}>
      <DeployPage stack={typeof stack === 'string' && stack ? stack : null} />
    </RouteWords>
  );
}
