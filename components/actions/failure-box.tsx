import type { ReactNode } from 'react';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { FailureMessage } from './outcome-message';

/** Why what a dialog or a form asked for was not done; nothing while there is no such answer. */
export function FailureBox({ outcome }: { readonly outcome: Outcome | null }): ReactNode {
  if (!outcome || outcome.ok) return null;
  return (
    <div role="alert" className="rounded-md border border-danger/50 bg-danger-soft p-3 text-danger">
      <FailureMessage outcome={outcome} />
    </div>
  );
}
