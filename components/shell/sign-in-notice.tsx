'use client';

import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { showToast } from '@/components/ui/toasts';
import { type SignInNotice as Notice, SIGN_IN_PARAMETER } from '@/lib/protocol/sign-in';

const NOTICES: readonly Notice[] = [
  'link-expired',
  'wrong-password',
  'too-many',
  'no-password',
  'unreadable',
  'unwritten',
];

/** Says why a sign-in by link, or without script, failed, and has the address forget it. */
export function SignInNotice({ text }: { readonly text: string }): ReactNode {
  const t = useTranslations('frame.signIn');
  const notice = NOTICES.find((known) => known === text);
  useEffect(() => {
    if (!notice) return;
    showToast({ tone: 'danger', title: t(notice, { seconds: 60 }), lasts: null, about: 'sign-in' });
    const address = new URL(location.href);
    address.searchParams.delete(SIGN_IN_PARAMETER);
    history.replaceState(history.state, '', address);
  }, [notice, t]);
  return null;
}
