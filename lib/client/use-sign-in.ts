'use client';

import { useCallback } from 'react';
import type { SignInAnswer } from '@/lib/protocol/sign-in';
import { postSignIn, postSignOut } from './sign-in';
import { useClient } from './use-client';

/** Signs this browser in; the socket then connects anew, with the new cookie. null: the server was not reached. */
export function useSignIn(): (name: string, password: string) => Promise<SignInAnswer | null> {
  const client = useClient();
  return useCallback(
    async (name, password) => {
      const answer = await postSignIn(name, password);
      if (answer?.ok) client.reconnect();
      return answer;
    },
    [client],
  );
}

/** Ends the session. Whether it did. */
export function useSignOut(): () => Promise<boolean> {
  const client = useClient();
  return useCallback(async () => {
    const done = await postSignOut();
    if (done) client.reconnect();
    return done;
  }, [client]);
}
