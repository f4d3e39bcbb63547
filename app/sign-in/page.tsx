import type { ReactNode } from 'react';
import { SignInPanel } from '@/components/shell/sign-in-panel';
import { titled } from '../titled';

export const generateMetadata = titled('sign-in');

export default function Page(): ReactNode {
  return <SignInPanel />;
}
