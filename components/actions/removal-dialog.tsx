'use client';

import { type ReactNode, useState } from 'react';
import { targetOf } from '@/lib/client/attempts';
import { useAttempt } from '@/lib/client/use-action';
import type { Action, NamedAction } from '@/lib/swarm/operations/action';
import type { Failure } from '@/lib/swarm/operations/outcome';
import { ConfirmDialog } from './confirm-dialog';
import { FailureBox } from './failure-box';
import { useOperation } from './use-operation';

interface RemovalDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly action: Action;
  /** The same in names, for the docker command. */
  readonly named: NamedAction;
  /** What is said once it is gone, and below that. */
  readonly done: string;
  readonly report?: ReactNode;
  readonly onClose: () => void;
  /** What goes, and what stays, or would keep Docker from it. */
  readonly children: ReactNode;
}

/** Asks before something is removed; a refusal stays in the dialog. */
export function RemovalDialog({
  action,
  named,
  done,
  report,
  onClose,
  ...props
}: RemovalDialogProps): ReactNode {
  const { act } = useOperation();
  const { isPending } = useAttempt(targetOf(action));
  const [failure, setFailure] = useState<Failure | null>(null);

  async function remove() {
    const outcome = await act(action, () => ({ title: done, body: report, lasts: 10_000 }), setFailure);
    if (outcome.ok) onClose();
  }

  return (
    <ConfirmDialog
      {...props}
      action={named}
      isPending={isPending}
      onConfirm={() => void remove()}
      onClose={onClose}
      result={<FailureBox outcome={failure} />}
    />
  );
}
