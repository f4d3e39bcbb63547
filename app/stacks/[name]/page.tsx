import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { StackPage } from '@/components/stacks/stack-page';
import { RouteWords } from '../../route-words';

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
