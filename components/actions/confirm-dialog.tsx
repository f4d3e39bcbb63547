import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { useSource } from '@/lib/client/hooks';
import type { NamedAction } from '@/lib/swarm/operations/action';
import { dockerCommand } from './docker-command';

interface ConfirmDialogProps {
  readonly title: string;
  /** What the button that does it says. */
  readonly confirm: string;
  /** For the docker command that does the same; or the commands, where it takes several. */
  readonly action: NamedAction | string;
  /** primary: it hurts nobody. */
  readonly variant?: 'danger' | 'primary';
  readonly isPending?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What goes, and what stays. */
  readonly children: ReactNode;
  /** What came of it, where it stays open. */
  readonly result?: ReactNode;
}

/** Asks before something that hurts. The focus is on the way out. */
export function ConfirmDialog({
  title,
  variant = 'danger',
  isPending = false,
  onClose,
  action,
  ...props
}: ConfirmDialogProps): ReactNode {
  const words = useTranslations();
  const source = useSource();
  return (
    <Dialog
      role="alertdialog"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>
            {words('frame.cancel')}
          </Button>
          <Button variant={variant} aria-disabled={isPending} onClick={() => !isPending && props.onConfirm()}>
            {isPending ? words('action.working') : props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
      <CommandBlock
        label={words('frame.command')}
        command={typeof action === 'string' ? action : dockerCommand(action, source)}
      />
      {props.result}
    </Dialog>
  );
}
