import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** A page above this one. */
export interface TrailStep {
  readonly name: string;
  readonly href: string;
}

interface TrailProps {
  /** The widest first. */
  readonly above: readonly TrailStep[];
  /** This page. */
  readonly here: string;
}

/** Where a page stands: the pages above it, as links, and its own name. */
export function Trail({ above, here }: TrailProps): ReactNode {
  const t = useTranslations('frame');
  return (
    <nav aria-label={t('trail')} data-slot="trail">
      <ol className="flex flex-wrap items-center gap-x-1 text-[0.8125rem] text-muted">
        {above.map(({ name, href }) => (
          <Fragment key={href}>
            <li className="wrap-anywhere min-w-0">
              <Link
                href={href}
                prefetch={false}
                className="inline-flex min-h-6 items-center underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11"
              >
                <bdi>{name}</bdi>
              </Link>
            </li>
            <li aria-hidden="true">
              <ChevronRight className="size-3.5" />
            </li>
          </Fragment>
        ))}
        <li aria-current="page" className="wrap-anywhere min-w-0">
          <bdi>{here}</bdi>
        </li>
      </ol>
    </nav>
  );
}
