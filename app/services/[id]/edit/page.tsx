import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { EditService } from '@/components/services/form/edit-service';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../../../request-locale';
import { RouteWords } from '../../../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].services.form.editPage };
}

interface PageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function Page({ params }: PageProps): Promise<ReactNode> {
  const { id } = await params;
  return (
    <RouteWords sections={['services']}>
      <EditService id={id} />
    </RouteWords>
  );
}
