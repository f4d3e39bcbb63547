import { describe, expect, it } from 'vitest';
import { groupsFor, type Ownership } from './groups-for';

const USER = 65_532;
const SOCKET = '/var/run/docker.sock';
const root = (mode: number, gid = 0): Ownership => ({ uid: 0, gid, mode });

/** The groups for the socket, or for a key, among folders that everyone may enter unless told otherwise. */
const groups = (files: Record<string, Ownership>, path = SOCKET, access: 'read' | 'write' = 'write') =>
  groupsFor(USER, [{ path, access }], (at) => files[at] ?? (at === path ? null : root(0o755)));

describe('the groups that open the socket', () => {
  it('are the socket’s own, root’s too', () => {
    expect(groups({ [SOCKET]: root(0o140660, 998) })).toEqual({ ok: true, value: [998] });
    expect(groups({ [SOCKET]: root(0o140660) })).toEqual({ ok: true, value: [0] });
  });
  it('are none where it is everybody’s, the user’s own, or not there', () => {
    for (const socket of [root(0o140666), { uid: USER, gid: 0, mode: 0o140600 }])
      expect(groups({ [SOCKET]: socket })).toEqual({ ok: true, value: [] });
    expect(groups({})).toEqual({ ok: true, value: [] });
  });
  it('do not exist where it is its owner’s alone', () => {
    expect(groups({ [SOCKET]: root(0o140600, 998) })).toEqual({
      ok: false,
      error: { path: SOCKET, mode: 0o600 },
    });
  });
  it('do not exist where its group may only read', () => {
    expect(groups({ [SOCKET]: root(0o140640, 998) })).toMatchObject({ ok: false });
  });
  it('are not joined where that would take away what everyone else may', () => {
    expect(groups({ [SOCKET]: root(0o140606, 998) })).toEqual({ ok: true, value: [] });
  });
});

describe('the groups that open certificates', () => {
  const KEY = '/certs/client/key.pem';
  it('are those of closed folders above them, too', () => {
    const files = { '/certs': root(0o750, 5), '/certs/client': root(0o750, 6), [KEY]: root(0o640, 7) };
    expect(groups(files, KEY, 'read')).toEqual({ ok: true, value: [5, 6, 7] });
  });
  it('do not exist where a folder is root’s alone', () => {
    const files = { '/certs/client': root(0o700), [KEY]: root(0o644) };
    expect(groups(files, KEY, 'read')).toEqual({ ok: false, error: { path: '/certs/client', mode: 0o700 } });
  });
});
