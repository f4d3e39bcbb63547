import type { ReactNode } from 'react';
import { EditService } from '@/components/services/form/edit-service';
import { RouteWords } from '../../../route-words';
import { titled } from '../../../titled';

export const generateMetadata = titled('edit-service');

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function Page({ params }: PageProps): Promise<ReactNode> {
  const { id } = await params;
  return (
    <RouteWords sections={['services']}>
      <EditService key={id} id={id} />
    </RouteWords>
  );
}
