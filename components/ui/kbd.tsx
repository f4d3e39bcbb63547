import type { ReactNode } from 'react';

export function Kbd({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <kbd
      data-slot="kbd"
      className="inline-flex min-w-5 items-center justify-center rounded border border-line border-b-2 bg-surface px-1 font-sans text-muted text-xs"
    >
      {children}
    </kbd>
  );
}
