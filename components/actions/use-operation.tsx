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
  /** Undoes what was done to the target (`targetOf`). */
  readonly undo: (target: Target, undo: Undo) => Promise<void>;
}

/** Doing something to the swarm, saying what came of it, and offering the way back. Whether one may is `useGate`'s. */
export function useOperation(): Operation {
  const t = useTranslations('action');
  const { attempts } = useClient();
  const run = useAct();
  const tellFailure = useTellFailure();

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
      ...(back && { action: { label: back.label ?? t('undo'), run: () => void undo(about, back) } }),
    });
  }

  const act: Operation['act'] = async (action, message, onFailure) => {
    const about = targetOf(action);
    const outcome = await run(action);
    if (outcome.ok) say(about, message(outcome), outcome.warnings);
    else if (onFailure) onFailure(outcome);
    else tellFailure(outcome, about);
    return outcome;
  };

  const undo: Operation['undo'] = async (target, { action, message, name }) => {
    dismissToastsAbout(target);
    const back = action();
    if (back && !(await act(back, (done) => ({ lasts: UNDONE_MS, ...message(done) }))).ok) return;
    attempts.clear(target);
    if (!back) say(target, { tone: 'info', title: t('changed', { name }) });
  };

  return { act, undo };
}
