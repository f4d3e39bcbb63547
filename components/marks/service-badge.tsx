import type { ReactNode } from 'react';
import type { ServiceMark } from '@/lib/swarm/objects/service';

interface ServiceBadgeProps {
  readonly mark: ServiceMark | null;
  /** Shown in place of the two letters. */
  readonly children?: ReactNode;
}

/** A service's colour and pattern with its two letters. Decoration: its name always stands beside it. */
export function ServiceBadge({ mark, children }: ServiceBadgeProps): ReactNode {
  return (
    <span className="mark" data-hue={mark?.hue} data-pattern={mark?.pattern || undefined} aria-hidden="true">
      {children ?? mark?.monogram ?? '–'}
    </span>
  );
}
