import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../limits/limits';
import { createSessions, isSameSecret, SESSION_MS } from './signed-session';

const SECRET = 'a secret that every replica shares';

describe('a session', () => {
  it('is read by any process with the same secret', () => {
    const { session, token } = createSessions(
      SECRET,
      () => 1000,
      () => '',
    ).issue('admin');
    expect(
      createSessions(
        SECRET,
        () => 2000,
        () => '',
      ).read(token),
    ).toEqual(session);
  });

  it('is not read by a process with another secret, or with a random one', () => {
    const { token } = createSessions(
      SECRET,
      () => 1000,
      () => '',
    ).issue('admin');
    expect(
      createSessions(
        `${SECRET}!`,
        () => 1000,
        () => '',
      ).read(token),
    ).toBeNull();
    expect(
      createSessions(
        null,
        () => 1000,
        () => '',
      ).read(token),
    ).toBeNull();
  });

  it('expires, also while it is in use', () => {
    let now = 1000;
    const sessions = createSessions(
      null,
      () => now,
      () => '',
    );
    const { session, token } = sessions.issue('admin');
    now += SESSION_MS - 1;
    expect(sessions.read(token)).toEqual(session);
    expect(sessions.isCurrent(session)).toBe(true);
    now += 1;
    expect(sessions.read(token)).toBeNull();
    expect(sessions.isCurrent(session)).toBe(false);
  });

  it('is refused after any change to its token', () => {
    const sessions = createSessions(
      SECRET,
      () => 1000,
      () => '',
    );
    const { token } = sessions.issue('admin');
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_.=%'), (at, letter) => {
        const altered = token.slice(0, at) + letter + token.slice(at + 1);
        // The last letter of base64 holds bits that mean nothing.
        fc.pre(altered !== token && at < token.length - 1);
        return sessions.read(altered) === null;
      }),
    );
  });

  it('ends when the credential that began it changes, or is no more', () => {
    let credential: string | null = 'first';
    const sessions = createSessions(
      SECRET,
      () => 1000,
      () => credential,
    );
    const { session, token } = sessions.issue('ada');
    expect(sessions.read(token)).toEqual(session);
    expect(token).not.toContain('first');
    for (const next of ['second', null]) {
      credential = next;
      expect(sessions.read(token)).toBeNull();
      expect(sessions.isCurrent(session)).toBe(false);
    }
  });

  it('that was ended is over, and is remembered to be in bounded memory', () => {
    const sessions = createSessions(
      SECRET,
      () => 1000,
      () => 'x',
    );
    const [first, other] = [sessions.issue('ada'), sessions.issue('ada')];
    sessions.end(first.session);
    expect(sessions.read(first.token)).toBeNull();
    expect(sessions.isCurrent(first.session)).toBe(false);
    expect(sessions.read(other.token)).toEqual(other.session);
    for (let n = 1; n < LIMITS.endedSessions; n += 1) sessions.end({ ...other.session, id: `${n}` });
    expect(sessions.isCurrent(first.session)).toBe(false);
    sessions.end(other.session);
    expect(sessions.isCurrent(first.session)).toBe(true);
  });

  it('that was ended stays so, however often somebody else signs in and out', () => {
    const sessions = createSessions(
      SECRET,
      () => 1000,
      () => 'x',
    );
    const [mine, theirs] = [sessions.issue('ada').session, sessions.issue('eve').session];
    sessions.end(mine);
    for (let n = 0; n <= LIMITS.endedSessions; n += 1) sessions.end({ ...theirs, id: `${n}` });
    expect(sessions.isCurrent(mine)).toBe(false);
  });

  it('leaves a browser known, to the account and the credential that it signed in by', () => {
    let credential: string | null = 'first';
    const sessions = createSessions(
      SECRET,
      () => 1000,
      () => credential,
    );
    const token = sessions.knownToken('ada');
    expect(sessions.isKnown(token, 'ada')).toBe(true);
    for (const other of [undefined, '', `${token}x`, sessions.issue('ada').token])
      expect(sessions.isKnown(other, 'ada')).toBe(false);
    expect(sessions.isKnown(token, 'ben')).toBe(false);
    expect(sessions.read(token)).toBeNull();
    for (const next of ['second', null]) {
      credential = next;
      expect(sessions.isKnown(token, 'ada')).toBe(false);
      expect(sessions.isKnown(sessions.knownToken('ada'), 'ada')).toBe(next !== null);
    }
  });

  it.each([undefined, '', '.', 'a', 'a.b', '..', 'e30.e30', `${'x'.repeat(10_000)}.y`])(
    'is not %j',
    (token) => {
      expect(
        createSessions(
          SECRET,
          () => 0,
          () => '',
        ).read(token),
      ).toBeNull();
    },
  );

  it('of a longer life cannot be made from a known one', () => {
    const sessions = createSessions(
      SECRET,
      () => 1000,
      () => '',
    );
    const { session, token } = sessions.issue('admin');
    const longer = Buffer.from(JSON.stringify({ ...session, expiresAt: 1e15 })).toString('base64url');
    expect(sessions.read(`${longer}.${token.split('.')[1]}`)).toBeNull();
  });
});

describe('comparing secrets', () => {
  it('is by content, whatever the lengths', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isSameSecret(a, b) === (a === b)));
    expect(isSameSecret('パスワード', 'パスワード')).toBe(true);
  });
});
