'use client';

import { useTranslations } from 'use-intl';
import { later } from '@/components/ui/later';
import { dismissToastsAbout, showToast, type Toast } from '@/components/ui/toasts';
import { type Target, targetOf } from '@/lib/client/attempts';
import { useAct } from '@/lib/client/use-action';
import { useClient } from '@/lib/client/use-client';
import type { Action, NamedAction } from '@/lib/swarm/operations/action';
import type { Done, Failure, Outcome } from '@/lib/swarm/operations/outcome';
import { useTellFailure } from './use-tell-failure';

const ToastCommand = later(() => import('./toast-command').then((m) => m.ToastCommand));

/** How long the offer to undo lies over the page; where the object itself offers it, too, it stays there until the next change. */
const DONE_MS = 12_000;
const UNDONE_MS = 5_000;

/** What is said over the page. */
export interface Message extends Pick<Toast, 'title' | 'body'>, Partial<Pick<Toast, 'tone' | 'lasts'>> {
  /** For the docker command that does the same. */
  readonly command?: NamedAction;
  readonly undo?: Undo | null;
}

export interface Undo {
  readonly label?: string;
  /** It is offered nowhere else. */
  readonly isOnly?: boolean;
  /** What undoes it, by what the swarm is now; null: others have changed it since, and nothing of ours is left. */
  readonly action: () => Action | null;
  readonly message: (done: Done) => Message;
  /** Of what was changed: where nothing of ours is left, that is said of it. */
  readonly name: string;
}

export interface Operation {
  /** Does it, and says so over the page. A failure is said there, too, unless `onFailure` keeps it where it was asked for. */
  readonly act: (
    action: Action,
    message: (done: Done) => Message,
    onFailure?: (failure: Failure) => void,
  ) => Promise<Outcome>;
  /** Says over the page why it was not done, and offers to undo what was. */
  readonly tellFailure: (failure: Failure, about: Target, undo: Undo | null) => void;
  /** Undoes what was done to the target (`targetOf`). Where it fails it is offered again, unless there is nothing to undo. */
  readonly undo: (target: Target, undo: Undo) => Promise<void>;
}

/** Doing something to the swarm, saying what came of it, and offering the way back. Whether one may is `useGate`'s. */
export function useOperation(): Operation {
  const t = useTranslations('action');
  const { attempts } = useClient();
  const run = useAct();
  const tell = useTellFailure();

  const offer = (about: Target, back: Undo) => ({
    label: back.label ?? t('undo'),
    isOnly: back.isOnly ?? false,
    run: () => void undo(about, back),
  });

  function say(about: Target, message: Message, warnings: readonly string[] = []): void {
    const { command, undo: back, body, ...said } = message;
    showToast({
      tone: 'success',
      lasts: DONE_MS,
      ...said,
      about,
      body: command ? (
        <>
          {body}
          <ToastCommand action={command} warnings={warnings} />
        </>
      ) : (
        body
      ),
      ...(back && { action: offer(about, back) }),
    });
  }

  const tellFailure: Operation['tellFailure'] = (failure, about, back) =>
    tell(failure, about, back ? offer(about, back) : undefined);

  const act: Operation['act'] = async (action, message, onFailure) => {
    const about = targetOf(action);
    const outcome = await run(action);
    if (outcome.ok) say(about, message(outcome), outcome.warnings);
    else if (onFailure) onFailure(outcome);
    else tellFailure(outcome, about, null);
    return outcome;
  };

  const undo: Operation['undo'] = async (target, again) => {
    dismissToastsAbout(target);
    const back = again.action();
    if (back) {
      const message = (done: Done) => ({ lasts: UNDONE_MS, ...again.message(done) });
      const outcome = await act(back, message, (failure) =>
        tellFailure(failure, target, failure.kind === 'gone' ? null : again),
      );
      if (!outcome.ok) return;
    }
    attempts.clear(target);
    if (!back) say(target, { tone: 'info', title: t('changed', { name: again.name }) });
  };

  return { act, tellFailure, undo };
}
