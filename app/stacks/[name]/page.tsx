import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { RouteWords } from '../../route-words';
import { StackPage } from '@/components/stacks/stack-page';

interface PageProps {
  readonly params: Promise<{ readonly name: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

export default async function Page({ params }: PageProps): Promise<ReactNode> {
  const { name } = await params;
  return (
    <RouteWords sections={['deploy']}>
      <StackPage name={decodeURIComponent(name)} />
    </RouteWords>
  );
}
