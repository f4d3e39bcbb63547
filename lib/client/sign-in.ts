import type { SignInAnswer } from '@/lib/protocol/sign-in';
import { ROOT } from './root';

/** Sends the name (empty where there are no users) and the password; null when the server cannot be reached or does not answer as it should. */
export async function postSignIn(name: string, password: string): Promise<SignInAnswer | null> {
  try {
    const response = await fetch(`${ROOT}/api/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, password }),
    });
    const answer: unknown = await response.json();
    const isAnswer = typeof answer === 'object' && answer !== null && 'ok' in answer;
    // Our own server wrote it; a proxy's page would not have parsed.
    return isAnswer ? (answer as SignInAnswer) : null;
  } catch {
    return null;
  }
}

/** Whether the server ended the session. */
export async function postSignOut(): Promise<boolean> {
  try {
    return (await fetch(`${ROOT}/api/sign-out`, { method: 'POST' })).ok;
  } catch {
    return false;
  }
}
