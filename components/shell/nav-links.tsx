'use client';

import { Boxes, Ellipsis, Layers, LayoutGrid, type LucideIcon, Server } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { later } from '@/components/ui/later';
import { Popover } from '@/components/ui/popover';
import { useOffers } from '@/lib/client/use-offers';
import { type PageName, VIEWS, type View } from '@/lib/pages/pages';
import type { ThemeChoice } from './use-theme';

const PhoneTools = later(() => import('./phone-tools').then((m) => m.PhoneTools));

/** Of the views that a phone has at its foot. */
const ICONS: Partial<Readonly<Record<PageName, LucideIcon>>> = {
  grid: LayoutGrid,
  nodes: Server,
  services: Boxes,
  stacks: Layers,
};

/** The ways to the views, those behind "More" where the bar has no room for all; on a phone at the foot of the window. */
export function NavLinks({ theme }: { readonly theme: ThemeChoice }): ReactNode {
  const t = useTranslations('frame');
  const path = usePathname();
  const views = VIEWS.filter(useOffers());
  const isCurrent = (view: View) => view.path === path || path.startsWith(`${view.path}/`);
  const links = (rest: readonly View[]) =>
    rest.map((view) => <NavLink key={view.name} view={view} isCurrent={isCurrent(view)} />);
  return (
    <nav aria-label={t('nav.label')} className="views">
      <div className="views-list">{links(views)}</div>
      <div className="views-more" data-at={views.find(isCurrent)?.bar}>
        <Popover
          trigger={
            <>
              <Ellipsis aria-hidden />
              <span>{t('more')}</span>
            </>
          }
          label={t('more')}
          align="start"
          className="max-sm:size-full! max-sm:flex-col max-sm:gap-0.5 max-sm:font-normal max-sm:text-[0.6875rem] max-sm:leading-4 max-sm:[&>svg]:size-5!"
        >
          {(isOpen) => (
            <>
              <div className="views-rest">{links(views.filter(({ bar }) => bar !== 'first'))}</div>
              {isOpen && <PhoneTools theme={theme} />}
            </>
          )}
        </Popover>
      </div>
    </nav>
  );
}

interface NavLinkProps {
  readonly view: View;
  readonly isCurrent: boolean;
}

function NavLink({ view, isCurrent }: NavLinkProps): ReactNode {
  const t = useTranslations();
  const Icon = ICONS[view.name];
  return (
    <Link
      href={view.path}
      prefetch={false} // when the first picture is drawn: see warm-up.tsx
      aria-current={isCurrent ? 'page' : undefined}
      data-bar={view.bar}
      className="view-link"
      onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()}
    >
      {Icon && <Icon aria-hidden />}
      {t(view.shortTitle ?? view.title)}
    </Link>
  );
}
