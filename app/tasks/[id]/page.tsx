import type { ReactNode } from 'react';
import { TaskPage } from '@/components/tasks/task-page';
import { titled } from '../../titled';

export const generateMetadata = titled('task');

export default async function Page({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}): Promise<ReactNode> {
  const { id } = await params;
  return <TaskPage id={id} />;
}
