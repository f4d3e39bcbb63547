import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { DeployPage } from '@/components/stacks/deploy-page';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../../request-locale';
import { RouteWords } from '../../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].deploy.title };
}

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
