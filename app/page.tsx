import type { ReactNode } from 'react';
import { GridPage } from '@/components/grid/grid-page';

/** The grid: the whole swarm at a glance. */
export default function Page(): ReactNode {
  return <GridPage />;
}
