import type { ReactNode } from 'react';
import { LogsPage } from '@/components/logs/logs-page';
import { RouteWords } from '../route-words';
import { titled } from '../titled';

export const generateMetadata = titled('logs');

interface PageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function Page({ searchParams }: PageProps): Promise<ReactNode> {
  const { service, task, at } = await searchParams;
  const moment = Number(at);
  return (
    <RouteWords sections={['logs']}>
      <LogsPage
        service={typeof service === 'string' ? service : null}
        task={typeof task === 'string' ? task : null}
        // As far as a time can be.
        at={typeof at === 'string' && moment > 0 && moment < 8e15 ? moment : null}
      />
    </RouteWords>
  );
}
