'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classes } from '@/components/ui/classes';

const LINKS = [
  { key: 'grid', href: '/' },
  { key: 'nodes', href: '/nodes' },
  { key: 'services', href: '/services' },
  { key: 'stacks', href: '/stacks' },
  { key: 'networks', href: '/networks' },
  { key: 'secrets', href: '/secrets' },
] as const;

export function NavLinks(): ReactNode {
  const t = useTranslations('frame.nav');
  const path = usePathname();
  return (
    <nav
      aria-label={t('label')}
      className="flex h-full items-stretch gap-1 max-sm:overflow-x-auto max-sm:[scrollbar-width:none]"
    >
      {LINKS.map(({ key, href }) => {
        const current = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
        return (
          <Link
            key={key}
            href={href}
            prefetch={false} // when the first picture is drawn: see use-warm-up
            aria-current={current ? 'page' : undefined}
            className={classes(
              'relative flex items-center whitespace-nowrap px-2.5 text-sm transition-colors max-sm:px-2',
              current
                ? 'font-medium text-ink after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full after:bg-accent'
                : 'text-muted hover:text-ink',
            )}
          >
            {t(key)}
          </Link>
        );
      })}
    </nav>
  );
}
