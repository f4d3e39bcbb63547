import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SecretsPage } from '@/components/secrets/secrets-page';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../request-locale';
import { RouteWords } from '../route-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].secrets.title };
}

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['secrets']}>
      <SecretsPage />
    </RouteWords>
  );
}
