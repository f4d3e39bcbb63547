import type { ReactNode } from 'react';

/** A list of labelled values. */
export function Facts({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <dl
      data-slot="facts"
      className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] items-baseline gap-x-5 gap-y-2 text-[0.8125rem]"
    >
      {children}
    </dl>
  );
}

export function Fact({
  label,
  children,
}: {
  readonly label: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <>
      <dt className="max-w-44 break-words text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
