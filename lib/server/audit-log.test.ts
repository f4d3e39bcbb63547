import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AuditEntry, openAuditLog } from './audit-log';

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
      const log = openAuditLog(path);
      log.record({ ...ENTRY, outcome });
      log.close();
    }
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([ENTRY, { ...ENTRY, outcome: 'refused' }]);
  });

  it('says that it cannot write, and keeps what it could not', () => {
    // A device that is always full.
    const log = openAuditLog('/dev/full');
    expect(() => log.record(ENTRY)).toThrow(/ENOSPC/);
    expect(log.failure).toMatchObject({ code: 'ENOSPC' });
    log.close();
  });

  it('cannot be opened where there is no folder', () => {
    expect(() => openAuditLog(join(folder, 'none', 'audit.log'))).toThrow(/ENOENT/);
  });
});
