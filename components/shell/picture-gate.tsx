'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { later } from '@/components/ui/later';
import { useFeed, useHasPicture, useSession } from '@/lib/client/hooks';
import { hrefOf } from '@/lib/pages/href-of';

const ProblemScreen = later(() => import('./problem-screen').then((m) => m.ProblemScreen));
const SignInPanel = later(() => import('./sign-in-panel').then((m) => m.SignInPanel));

/** Shows the page, unless nothing can be shown of the swarm: then why. Once there was a picture, it stays (banners tell). */
export function PictureGate({ children }: { readonly children: ReactNode }): ReactNode {
  const path = usePathname();
  const { role } = useSession();
  const hasPicture = useHasPicture();
  const { problem } = useFeed();
  if (path === hrefOf('sign-in')) return children;
  if (role === null) return <SignInPanel />;
  if (!hasPicture && problem) return <ProblemScreen problem={problem} />;
  return children;
}
