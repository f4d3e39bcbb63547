import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { CreateService } from '@/components/services/form/create-service';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../../request-locale';
import { RouteWords } from '../../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].services.form.createTitle };
}

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['services']}>
      <CreateService />
    </RouteWords>
  );
}
