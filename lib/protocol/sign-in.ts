/** The answer to `POST /api/sign-in` as JSON. The cookie comes with it; the page then connects its socket anew. */
export type SignInAnswer =
  | { readonly ok: true; readonly name: string }
  | {
      readonly ok: false;
      /**
       * no-password: this server signs in by the link that it printed, or lets everyone act. unwritten: it was right, and
       * the server cannot write down who signs in.
       */
      readonly reason: 'wrong-password' | 'too-many' | 'no-password' | 'unreadable' | 'unwritten';
      /** Seconds until another try counts; 0 unless `reason` is too-many. */
      readonly retryAfter: number;
    };

/** The page's query parameter after a sign-in without script, or by a link, that failed: `/?sign-in=link-expired`. */
export const SIGN_IN_PARAMETER = 'sign-in';
export type SignInNotice = 'link-expired' | Extract<SignInAnswer, { ok: false }>['reason'];
