import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { TaskPage } from '@/components/tasks/task-page';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../../request-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].swarm.task };
}

export default async function Page({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}): Promise<ReactNode> {
  const { id } = await params;
  return <TaskPage id={id} />;
}
