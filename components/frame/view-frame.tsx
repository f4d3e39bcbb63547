import type { ReactNode } from 'react';
import { classes } from '@/components/ui/classes';

interface ViewFrameProps {
  /** Above the title: where the page stands. */
  readonly trail?: ReactNode;
  readonly title: ReactNode;
  /** Beside the title. */
  readonly aside?: ReactNode;
  /** At the far end: a filter, buttons. */
  readonly tools?: ReactNode;
  /** For what grows with the window. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page beside the grid: its heading, and its content at a readable width. */
export function ViewFrame({ trail, title, aside, tools, wide = false, children }: ViewFrameProps): ReactNode {
  return (
    <div
      className={classes('mx-auto flex w-full flex-col gap-5 px-4 py-5 sm:px-6', !wide && 'max-w-[120rem]')}
    >
      <header className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
        {trail && <div className="w-full">{trail}</div>}
        <h1 className="min-w-0 break-words font-semibold text-xl tracking-tight">{title}</h1>
        {aside && <span className="text-muted tabular-nums">{aside}</span>}
        {tools && <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:w-full">{tools}</div>}
      </header>
      {children}
    </div>
  );
}

/** In place of content: there is none, and why. */
export function Empty({
  title,
  children,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="mx-auto my-12 flex w-full max-w-lg flex-col gap-3 text-center">
      <p className="font-medium text-base">{title}</p>
      {children && <div className="flex flex-col gap-3 text-left text-muted">{children}</div>}
    </div>
  );
}
