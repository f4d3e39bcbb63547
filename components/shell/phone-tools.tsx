'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { LocaleSwitch } from './locale-switch';
import { ThemeChoices } from './theme-choices';
import type { ThemeChoice } from './use-theme';

const phone = matchMedia('(max-width: 39.999rem)');

/** What the bar has no room for on a phone; the activity is a page there. */
export function PhoneTools({ theme }: { readonly theme: ThemeChoice }): ReactNode {
  const isPhone = useSyncExternalStore(subscribe, () => phone.matches);
  if (!isPhone) return null;
  return (
    <div className="mt-1 grid border-line border-t pt-1 [&>button]:justify-start! [&>button]:gap-2.5! [&>button]:px-2.5! [&>button]:font-normal! [&>button]:text-ink! [&>button]:text-sm!">
      <LocaleSwitch />
      <ThemeChoices {...theme} />
    </div>
  );
}

function subscribe(onChange: () => void): () => void {
  phone.addEventListener('change', onChange);
  return () => phone.removeEventListener('change', onChange);
}
