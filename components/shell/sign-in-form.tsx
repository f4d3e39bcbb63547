'use client';

import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { ROOT } from '@/lib/client/root';
import { useSignIn } from '@/lib/client/use-sign-in';
import type { SignInAnswer } from '@/lib/protocol/sign-in';

const FIELD =
  'h-10 rounded-md border border-edge bg-surface px-3 aria-invalid:border-danger pointer-coarse:h-11';

/** The form for a password, and for a name where there are users. It also works without script: the server then answers with a page. */
export function SignInForm({ withName }: { readonly withName: boolean }): ReactNode {
  const t = useTranslations('frame.signIn');
  const signIn = useSignIn();
  const id = useId();
  const [answer, setAnswer] = useState<SignInAnswer | 'unreached' | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    setAnswer((await signIn(String(given.get('name') ?? ''), String(given.get('password')))) ?? 'unreached');
    setBusy(false);
  }

  const failure =
    answer === 'unreached'
      ? t('failed')
      : answer && !answer.ok
        ? t(answer.reason, { seconds: answer.retryAfter })
        : null;

  return (
    <form
      method="post"
      action={`${ROOT}/api/sign-in`}
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-2"
    >
      {withName && (
        <>
          <label htmlFor={`${id}-name`} className="font-medium">
            {t('name')}
          </label>
          <input
            id={`${id}-name`}
            data-autofocus
            name="name"
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={failure !== null}
            className={FIELD}
          />
        </>
      )}
      <label htmlFor={id} className="font-medium">
        {t('password')}
      </label>
      <input
        id={id}
        data-autofocus={!withName || undefined}
        name="password"
        type="password"
        required
        autoComplete="current-password"
        aria-invalid={failure !== null}
        aria-describedby={`${id}-hint ${id}-failure`}
        className={`${FIELD} font-mono`}
      />
      <p id={`${id}-hint`} className="text-muted text-xs">
        {t(withName ? 'usersHint' : 'passwordHint')}
      </p>
      <p id={`${id}-failure`} role="alert" className="min-h-5 text-danger text-sm">
        {failure}
      </p>
      <Button type="submit" variant="primary" disabled={busy}>
        {busy ? t('submitting') : t('submit')}
      </Button>
    </form>
  );
}
