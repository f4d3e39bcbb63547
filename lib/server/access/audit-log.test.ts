import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../limits/limits';
import { type AuditEntry, openAuditFile } from './audit-log';

const ENTRY: AuditEntry = {
  who: 'admin',
  session: 's1',
  from: '127.0.0.1',
  what: 'scale-service',
  on: { service: 'abc', name: 'we\n"b', replicas: 6 },
  outcome: 'ok',
  message: '',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the audit log', () => {
  it('has each line in the file when record returns, after those of an earlier run [A4]', () => {
    const path = join(folder, 'audit.log');
    for (const outcome of ['ok', 'refused']) {
      const log = openAuditFile(path);
      log.record({ ...ENTRY, outcome });
      log.close();
    }
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([ENTRY, { ...ENTRY, outcome: 'refused' }]);
  });

  it('says that it cannot write, and keeps what it could not', () => {
    // A device that is always full.
    const log = openAuditFile('/dev/full');
    expect(() => log.record(ENTRY)).toThrow(/ENOSPC/);
    expect(log.failure).toMatchObject({ code: 'ENOSPC' });
    log.close();
  });

  it('cannot be opened where there is no folder', () => {
    expect(() => openAuditFile(join(folder, 'none', 'audit.log'))).toThrow(/ENOENT/);
  });

  it('cuts long texts and lines, and lets no control character through', () => {
    const path = join(folder, 'audit.log');
    const log = openAuditFile(path);
    log.record({ ...ENTRY, from: '\u009b31m\u2028', message: 'x'.repeat(1_000_000) });
    const labels = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, n) => [`label${n}`, 'y'.repeat(100)]),
    );
    log.record({ ...ENTRY, on: { put: labels } });
    log.close();
    const text = readFileSync(path, 'utf8');
    const lines = text.trimEnd().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      from: '\ufffd31m\ufffd',
      message: `${'x'.repeat(LIMITS.auditTextChars)}…`,
    });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ who: 'admin', what: 'scale-service', outcome: 'ok' });
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThan(LIMITS.auditLineBytes);
  });

  it('tries a full disk once a second, keeps what it has room for and counts the rest', () => {
    const path = join(folder, 'audit.log');
    symlinkSync('/dev/full', path);
    let now = 0;
    const log = openAuditFile(path, () => now);
    for (let n = 0; n < 2_000; n += 1) expect(() => log.record(ENTRY)).toThrow(/ENOSPC/);
    const first = log.failure;
    now = 1_000;
    expect(() => log.record(ENTRY)).toThrow(/ENOSPC/);
    expect(log.failure).not.toBe(first);

    rmSync(path);
    log.reopen();
    log.close();
    const text = readFileSync(path, 'utf8');
    expect(text.length).toBeLessThan(LIMITS.auditWaitingBytes + LIMITS.auditLineBytes);
    const lines = text.trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      outcome: 'left-out',
      on: { lines: 2_002 - lines.length },
    });
    expect(log.failure).toBeNull();
  });

  it('knows by itself when there is room again', () => {
    let now = 0;
    let isFull = true;
    const written: string[] = [];
    const log = openAuditFile(
      null,
      () => now,
      (_fd, bytes) => {
        if (isFull) throw new Error('ENOSPC');
        written.push(bytes.toString());
        return bytes.length;
      },
    );
    expect(() => log.record(ENTRY)).toThrow(/ENOSPC/);
    isFull = false;
    expect(log.failure).not.toBeNull();
    now = 1_000;
    expect(log.failure).toBeNull();
    expect(written).toHaveLength(1);
  });

  it.each(['begun', 'not begun'])('what is not done for a full disk has a line that says so: %s', (how) => {
    let room = how === 'begun' ? 20 : 0;
    let now = 0;
    let text = '';
    const log = openAuditFile(
      null,
      () => now,
      (_fd, bytes) => {
        if (room === 0) throw new Error('ENOSPC');
        const written = Math.min(room, bytes.length);
        room -= written;
        text += bytes.subarray(0, written);
        return written;
      },
    );
    expect(log.permit(ENTRY)).toMatchObject({ message: 'ENOSPC' });
    now = 1_000;
    // Nothing but another try tells that it is full still.
    expect(log.failure).not.toBeNull();
    expect(log.permit(ENTRY)).not.toBeNull();
    room = 100_000;
    now = 2_000;
    expect(log.permit(ENTRY)).toBeNull();
    const outcomes = text
      .slice(how === 'begun' ? 21 : 0)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).outcome);
    expect(outcomes).toEqual([...(how === 'begun' ? ['ok'] : []), 'unavailable', 'unavailable', 'ok']);
  });

  it('waits for nobody: not for the reader of a pipe, nor for a disk that a pipe has not', () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(() => openAuditFile(path)).toThrow(/ENXIO/);
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const log = openAuditFile(path);
    log.record(ENTRY);
    const read = Buffer.alloc(4_096);
    expect(read.toString('utf8', 0, readSync(reader, read))).toContain('scale-service');
    closeSync(reader);
    expect(log.permit(ENTRY)).toMatchObject({ code: 'EPIPE' });
    log.close();
  });

  it('takes no half of a line into a new file, and goes on in it also where it is full', () => {
    const path = join(folder, 'audit.log');
    let room = 20;
    const log = openAuditFile(
      path,
      () => 0,
      (fd, bytes) => {
        if (room === 0) throw new Error('ENOSPC');
        const written = writeSync(fd, bytes, 0, Math.min(room, bytes.length));
        room -= written;
        return written;
      },
    );
    expect(() => log.record(ENTRY)).toThrow('ENOSPC');
    renameSync(path, `${path}.1`);
    log.reopen();
    expect(log.failure).toMatchObject({ message: 'ENOSPC' });
    room = 100_000;
    log.reopen();
    log.close();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject(ENTRY);
  });

  it('goes on in a new file when the old one was moved away, with what waited', () => {
    const path = join(folder, 'audit.log');
    const log = openAuditFile(path);
    log.record(ENTRY);
    renameSync(path, `${path}.1`);
    log.record({ ...ENTRY, outcome: 'refused' });
    log.reopen();
    log.record({ ...ENTRY, outcome: 'lost' });
    log.close();
    const outcomes = (file: string) =>
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).outcome);
    expect(outcomes(`${path}.1`)).toEqual(['ok', 'refused']);
    expect(outcomes(path)).toEqual(['lost']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
