'use client';

import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';
import { Popover } from '@/components/ui/popover';
import { useOffers } from '@/lib/client/use-offers';
import { VIEWS, type View } from '@/lib/pages/pages';

const CURRENT =
  'text-ink after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full after:bg-accent';

/** The ways to the views. Some are behind "More" until the bar has room for all; on a phone the others scroll sideways. */
export function NavLinks(): ReactNode {
  const t = useTranslations('frame');
  const path = usePathname();
  const views = VIEWS.filter(useOffers());
  const folded = views.filter(({ bar }) => bar === 'folded');
  const isCurrent = (view: View) => isIn(view, path);
  return (
    <nav aria-label={t('nav.label')} className="flex h-full min-w-0 items-stretch gap-1">
      <div className="flex min-w-0 gap-1 max-xl:overflow-x-auto max-xl:[scrollbar-width:none]">
        {views.map((view) => (
          <NavLink
            key={view.name}
            view={view}
            isCurrent={isCurrent(view)}
            className={classes(
              'relative flex items-center whitespace-nowrap px-2.5 transition-colors max-sm:px-2',
              isCurrent(view) ? CURRENT : 'text-muted hover:text-ink',
              view.bar === 'folded' && 'max-sm:hidden lg:max-2xl:hidden',
            )}
          />
        ))}
      </div>
      {folded.length > 0 && (
        <div
          className={classes(
            'relative flex items-center sm:max-lg:hidden 2xl:hidden',
            folded.some(isCurrent) && CURRENT,
          )}
        >
          <Popover trigger={<Ellipsis aria-hidden />} label={t('more')} align="start">
            {folded.map((view) => (
              <NavLink
                key={view.name}
                view={view}
                isCurrent={isCurrent(view)}
                className="flex min-h-9 items-center rounded-md px-2.5 hover:bg-sunken pointer-coarse:min-h-11"
              />
            ))}
          </Popover>
        </div>
      )}
    </nav>
  );
}

const isIn = ({ path }: View, at: string): boolean => at === path || at.startsWith(`${path}/`);

interface NavLinkProps {
  readonly view: View;
  readonly isCurrent: boolean;
  readonly className: string;
}

function NavLink({ view, isCurrent, className }: NavLinkProps): ReactNode {
  const t = useTranslations();
  return (
    <Link
      href={view.path}
      prefetch={false} // when the first picture is drawn: see warm-up.tsx
      aria-current={isCurrent ? 'page' : undefined}
      className={classes('text-sm', isCurrent && 'font-medium', className)}
      onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    >
      {t(view.shortTitle ?? view.title)}
    </Link>
  );
}
