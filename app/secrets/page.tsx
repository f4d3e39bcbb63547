import type { ReactNode } from 'react';
import { SecretsPage } from '@/components/secrets/secrets-page';
import { RouteWords } from '../route-words';
import { titled } from '../titled';

export const generateMetadata = titled('secrets');

export default function Page(): ReactNode {
  return (
    <RouteWords sections={['secrets']}>
      <SecretsPage />
    </RouteWords>
  );
}
