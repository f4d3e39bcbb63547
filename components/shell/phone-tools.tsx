'use client';

import { ScrollText } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { LocaleSwitch } from './locale-switch';
import { ThemeChoices } from './theme-choices';
import { useActivityOpen } from './use-activity-open';
import type { ThemeChoice } from './use-theme';

const phone = matchMedia('(max-width: 39.999rem)');

/** What the bar has no room for on a phone. */
export function PhoneTools({ theme }: { readonly theme: ThemeChoice }): ReactNode {
  const t = useTranslations('activity');
  const [isOpen, setOpen] = useActivityOpen();
  const isPhone = useSyncExternalStore(subscribe, () => phone.matches);
  if (!isPhone) return null;
  return (
    <div className="mt-1 grid border-line border-t pt-1 [&>button]:justify-start! [&>button]:gap-2.5! [&>button]:px-2.5! [&>button]:font-normal! [&>button]:text-ink! [&>button]:text-sm!">
      <Button
        variant="quiet"
        onClick={({ currentTarget }) => {
          currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
          setOpen(!isOpen);
        }}
      >
        <ScrollText aria-hidden />
        {t(isOpen ? 'close' : 'open')}
      </Button>
      <LocaleSwitch />
      <ThemeChoices {...theme} />
    </div>
  );
}

function subscribe(onChange: () => void): () => void {
  phone.addEventListener('change', onChange);
  return () => phone.removeEventListener('change', onChange);
}
