import { randomBytes } from 'node:crypto';
import { isSameSecret } from './signed-session';

/** A token that signs one browser in; the next one takes its place at once, and `announce` tells it to the operator. */
export interface SignInLink {
  readonly token: string;
  isCurrent(token: string): boolean;
  /** It was used. */
  replace(): void;
}

export function createSignInLink(announce: (token: string) => void): SignInLink {
  const newToken = () => randomBytes(24).toString('base64url');
  let token = newToken();
  return {
    get token() {
      return token;
    },
    isCurrent: (candidate) => isSameSecret(candidate, token),
    replace() {
      token = newToken();
      announce(token);
    },
  };
}
