import type { ReactNode } from 'react';
import { NotFound } from '@/components/shell/not-found';

export default function Page(): ReactNode {
  return <NotFound />;
}
