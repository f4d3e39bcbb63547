import type { ReactNode } from 'react';
import { NotFound } from '@/components/chrome/not-found';

export default function Page(): ReactNode {
  return <NotFound />;
}
