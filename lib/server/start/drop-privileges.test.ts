import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropPrivileges } from './drop-privileges';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drop-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A file that stands for the socket. */
function socketWith(mode: number) {
  const path = join(folder, 'docker.sock');
  writeFileSync(path, '');
  chmodSync(path, mode);
  return [{ path, access: 'write' as const }];
}

/** A process that writes down what it becomes. */
function processOf(uid: number, refuses = false) {
  const steps: unknown[] = [];
  const step = (name: string) => (id: unknown) => {
    if (refuses) throw new Error(`${name}: EPERM, operation not permitted`);
    steps.push([name, id]);
  };
  const identity = {
    getuid: () => uid,
    setgroups: step('setgroups'),
    setgid: step('setgid'),
    setuid: step('setuid'),
  };
  return { steps, identity };
}

describe('a process started as root', () => {
  it('becomes the user, with the socket’s group, and gives up the right to do so last', () => {
    const { steps, identity } = processOf(0);
    const files = socketWith(0o660);
    const { gid } = statSync(join(folder, 'docker.sock'));
    expect(dropPrivileges(12_345, files, identity)).toBe(`user 12345 with group ${gid}`);
    expect(steps).toEqual([
      ['setgroups', [gid]],
      ['setgid', 12_345],
      ['setuid', 12_345],
    ]);
  });
  it('stays root where no group opens the socket, and names it', () => {
    const { steps, identity } = processOf(0);
    const told = dropPrivileges(12_345, socketWith(0o600), identity);
    expect(told).toContain(`docker.sock (mode 0600) lets in no group`);
    expect(steps).toEqual([]);
  });
  it('stays root where it may not become another, and says what it lacks', () => {
    const { identity } = processOf(0, true);
    expect(dropPrivileges(12_345, socketWith(0o660), identity)).toMatch(/^root, .*EPERM.*SETUID/);
  });
  it('stays root unless asked', () => {
    const { steps, identity } = processOf(0);
    expect(dropPrivileges(null, socketWith(0o660), identity)).toBeNull();
    expect(steps).toEqual([]);
  });
});

it('a process started as anyone else stays that', () => {
  const { steps, identity } = processOf(1_000);
  expect(dropPrivileges(12_345, socketWith(0o600), identity)).toBeNull();
  expect(steps).toEqual([]);
});
