import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SignInPanel } from '@/components/shell/sign-in-panel';
import { CATALOGUES } from '@/lib/messages/catalogue';
import { requestLocale } from '../request-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: CATALOGUES[await requestLocale()].frame.signIn.title };
}

export default function Page(): ReactNode {
  return <SignInPanel />;
}
