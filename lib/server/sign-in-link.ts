import { randomBytes } from 'node:crypto';
import { isSameSecret } from './session';

/** A token that signs one browser in; the next one takes its place at once, and `announce` tells it to the operator. */
export interface SignInLink {
  readonly token: string;
  /** True once for each token. */
  redeem(token: string): boolean;
}

export function createSignInLink(announce: (token: string) => void): SignInLink {
  const newToken = () => randomBytes(24).toString('base64url');
  let token = newToken();
  return {
    get token() {
      return token;
    },
    redeem(candidate) {
      if (!isSameSecret(candidate, token)) return false;
      token = newToken();
      announce(token);
      return true;
    },
  };
}
