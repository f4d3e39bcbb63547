'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useIsWarm } from '@/components/frame/warm-up';
import { later } from '@/components/ui/later';
import type { ServiceMenu } from './service-menu';

const Menu = later(() => import('./service-menu').then((m) => m.ServiceMenu));

/** The menu of a service, whose code comes after the page's first picture; its room is kept. */
export function LaterServiceMenu(props: ComponentProps<typeof ServiceMenu>): ReactNode {
  if (useIsWarm()) return <Menu {...props} />;
  return !props.wide && <span className="size-8 pointer-coarse:size-11" />;
}
