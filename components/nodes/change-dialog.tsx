'use client';

import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/actions/confirm-dialog';
import { FailureBox } from '@/components/actions/failure-box';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import { type NodeChange, nodeReference } from '@/lib/swarm/operations/node-change';
import type { Failure } from '@/lib/swarm/operations/outcome';
import { namedChange, useNodeAction } from './use-node-action';

interface ChangeDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly node: SwarmNode;
  readonly change: NodeChange;
  /** primary: it hurts nobody. */
  readonly variant?: 'danger' | 'primary';
  readonly onClose: () => void;
  /** What it brings about. */
  readonly children: ReactNode;
}

/** Asks before a change of a node; closes when it is done, and stays with the reason when it is not. */
export function ChangeDialog({ node, change, children, onClose, ...props }: ChangeDialogProps): ReactNode {
  const actions = useNodeAction(node);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function confirm() {
    const outcome = await actions.change(change, setFailure);
    if (outcome.ok) onClose();
  }
  return (
    <ConfirmDialog
      {...props}
      action={namedChange(change, nodeReference(node))}
      isPending={actions.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
      result={<FailureBox outcome={failure} />}
    >
      {children}
    </ConfirmDialog>
  );
}
