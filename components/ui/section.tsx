import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: ReactNode;
  /** Beside the title: a count, a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page or a panel. */
export function Section({ title, aside, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section data-slot="section" aria-labelledby={id} className="flex flex-col gap-2.5">
      <div className="flex items-baseline gap-3">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside && <span className="text-muted text-xs tabular-nums">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
