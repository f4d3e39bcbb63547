import { expect, it } from 'vitest';
import { limitKey } from './whom';

const signedIn = (name: string, from: string) => limitKey({ session: { name }, from });
const stranger = (from: string) => limitKey({ session: null, from });

it('is the account, wherever and however often it signed in', () => {
  expect(signedIn('ada', '192.0.2.1')).toBe(signedIn('ada', '192.0.2.2'));
  expect(signedIn('ada', '192.0.2.1')).not.toBe(signedIn('ben', '192.0.2.1'));
});

it('is the network of who did not sign in', () => {
  expect(stranger('2001:db8::1')).toBe(stranger('2001:db8::ffff:1'));
  expect(stranger('192.0.2.1')).not.toBe(stranger('192.0.2.2'));
});

it('tells an account from an address of the same look', () => {
  expect(signedIn('192.0.2.1', '192.0.2.9')).not.toBe(stranger('192.0.2.1'));
});
