import type { ReactNode } from 'react';

/** Swarmscope's mark: a swarm's hexagon, four slots, one of them waiting. */
export function Mark({ className }: { readonly className?: string }): ReactNode {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <path
        d="M16 3.5 26.8 9.75v12.5L16 28.5 5.2 22.25V9.75Z"
        fill="none"
        stroke="var(--edge)"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
      <g fill="var(--accent)">
        <rect x="9.6" y="10.4" width="5.6" height="5.6" rx="1.4" />
        <rect x="16.8" y="10.4" width="5.6" height="5.6" rx="1.4" />
        <rect x="9.6" y="17.6" width="5.6" height="5.6" rx="1.4" />
        <rect x="16.8" y="17.6" width="5.6" height="5.6" rx="1.4" opacity=".35" />
      </g>
    </svg>
  );
}
