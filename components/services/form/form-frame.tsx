'use client';

import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { FailureBox } from '@/components/actions/failure-box';
import { CommandBlock } from '@/components/ui/command-block';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import type { Mistakes } from './mistakes';

interface FormFrameProps {
  readonly kind: 'create-service' | 'edit-service';
  readonly stack: StackName | null;
  readonly confirm: string;
  /** The docker command that does the same, as far as it is typed; empty where nothing would be done. */
  readonly command: string;
  readonly isPending: boolean;
  readonly outcome: Outcome | null;
  readonly mistakes: Mistakes;
  readonly onSubmit: () => void;
  /** What happens when it is saved. */
  readonly effect?: ReactNode;
  readonly children: ReactNode;
}

/** Fields on one side; on the other what they come to: the command, what it does to tasks, the button, the answer. */
export function FormFrame(props: FormFrameProps): ReactNode {
  const t = useTranslations();
  const form = useRef<HTMLFormElement>(null);
  function submit() {
    if (props.isPending) return;
    props.onSubmit();
    // What is wrong is marked by then.
    requestAnimationFrame(() => {
      const first = form.current?.querySelector('[aria-invalid=true]');
      if (first instanceof HTMLElement) first.focus();
    });
  }
  return (
    <form
      ref={form}
      noValidate
      data-slot="service-form"
      onSubmit={(event) => event.preventDefault()}
      className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_30rem]"
    >
      <div className="flex min-w-0 flex-col gap-5">{props.children}</div>
      <aside className="sticky top-4 flex min-w-0 flex-col gap-4 rounded-lg border border-line bg-surface p-4 text-sm">
        {props.command && <CommandBlock label={t('frame.command')} command={props.command} />}
        {props.effect}
        <FailureBox outcome={props.outcome} />
        <ActionButton
          kind={props.kind}
          stack={props.stack}
          variant="primary"
          disabled={props.isPending}
          onClick={submit}
        >
          {props.isPending ? t('action.working') : props.confirm}
        </ActionButton>
      </aside>
    </form>
  );
}
