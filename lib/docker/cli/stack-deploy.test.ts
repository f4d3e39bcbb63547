import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Wire } from '../wire/wire';
import { isDeployBusy, runStackDeploy } from './stack-deploy';

/** What the program that deploys is given, and what it could reach: told by one that stands in for the docker CLI. */

const isRoot = process.getuid?.() === 0;
const { signal } = new AbortController();
const wire = { send: async () => ({ status: 200, apiVersion: null, text: 'OK' }) } as unknown as Wire; // all that a relay uses

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'swarmscope-test-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a shell script says that is started in the CLI's place, line by line. */
async function asCli(script: string, compose = '') {
  const cli = join(mkdtempSync(join(folder, 'cli-')), 'docker');
  chmodSync(join(cli, '..'), 0o755);
  writeFileSync(cli, `#!/bin/sh\nPATH=/usr/bin:/bin\nexec 1>&2\n${script}\n`, { mode: 0o755 });
  const deployment = { stack: 'shop', compose, values: { A: 'given' }, prune: false };
  const write = async () => ({ status: 200, text: '{}' });
  const { code, complaint } = await runStackDeploy(wire, cli, deployment, write, signal);
  return { code, lines: complaint.split('\n') };
}

describe('what stands in for the CLI', () => {
  it('is given the file, the variables, an empty folder and no settings', async () => {
    vi.stubEnv('SWARMSCOPE_TEST', 'leaked');
    const { lines } = await asCli('cat; echo; env; echo; ls -A . "$2"', 'services: {}');
    vi.unstubAllEnvs();
    expect(lines[0]).toBe('services: {}');
    // The others are the shell's own.
    const named = lines.filter((line) => /^\w+=/.test(line) && !/^(PATH|PWD|OLDPWD|SHLVL|_)=/.test(line));
    expect(named).toEqual(['A=given']);
    expect(lines.slice(lines.lastIndexOf('.:'))).toEqual(['.:', '', expect.stringMatching(/settings:$/)]);
  });

  it('tells nothing of where that is', async () => {
    const { lines } = await asCli('echo "read $PWD/a: gone"; echo "no $4"');
    expect(lines).toEqual(['read ./a: gone', 'no unix:///engine']);
  });

  it('has none of this process’s open files', async () => {
    const log = join(folder, 'audit.log');
    const open = openSync(log, 'a', 0o600);
    const { lines } = await asCli('ls -l /proc/self/fd');
    closeSync(open);
    expect(lines.join()).toContain('/proc');
    expect(lines.join()).not.toContain(log);
  });

  it.skipIf(!isRoot)(
    'is nobody, who reads neither this process nor a file of root’s, and has the socket for itself',
    async () => {
      const secret = join(folder, 'secret');
      writeFileSync(secret, 'sesame', { mode: 0o600 });
      const { lines } = await asCli(
        [
          'id -u; id -G',
          `cat ${secret} /proc/${process.pid}/environ`,
          'socket=$(echo "$4" | sed s,unix://,,)',
          'stat -c "%a %u %F" "$socket" "$(dirname "$socket")"',
          'touch here 2>/dev/null || echo unwritable',
        ].join('\n'),
      );
      expect(lines).toEqual([
        '65534',
        '65534',
        expect.stringMatching(/secret: Permission denied$/),
        expect.stringMatching(/environ: Permission denied$/),
        '600 65534 socket',
        '711 0 directory',
        'unwritable',
      ]);
    },
  );

  it.skipIf(!isRoot)('is this process’s user where nobody cannot come as far as the folder', async () => {
    const closed = mkdtempSync(join(folder, 'closed-'));
    vi.stubEnv('TMPDIR', closed);
    expect((await asCli('id -u')).lines).toEqual(['0']);
    vi.unstubAllEnvs();
  });

  it.skipIf(!isRoot)('… or cannot start it', async () => {
    const cli = join(mkdtempSync(join(folder, 'roots-')), 'docker');
    writeFileSync(cli, '#!/bin/sh\nid -u >&2\n', { mode: 0o755 });
    const deployment = { stack: 'shop', compose: '', values: {}, prune: false };
    const write = async () => ({ status: 200, text: '{}' });
    expect(await runStackDeploy(wire, cli, deployment, write, signal)).toEqual({ code: 0, complaint: '0' });
  });

  it('is ended when its time is up', async () => {
    const cli = join(folder, 'endless');
    writeFileSync(cli, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    const deployment = { stack: 'shop', compose: '', values: {}, prune: false, patience: 50 };
    const write = async () => ({ status: 200, text: '{}' });
    expect((await runStackDeploy(wire, cli, deployment, write, signal)).code).toBeNull();
  });

  it('as many wait as can, and then it is said', async () => {
    const gate = join(folder, 'gate');
    const runs = Array.from({ length: 18 }, () => asCli(`while [ ! -e ${gate} ]; do sleep 0.05; done`));
    expect(isDeployBusy()).toBe(true);
    writeFileSync(gate, '', { mode: 0o644 });
    const codes = (await Promise.all(runs)).map(({ code }) => code);
    expect(codes).toEqual(codes.map(() => 0));
    expect(isDeployBusy()).toBe(false);
  });
});

/**
 * In the image the server starts as root and becomes a user, whom its CLI then is, too. What protects the server's
 * environment from it: the system closes the memory of a process that gave up who it was.
 */
it.skipIf(!isRoot || process.platform !== 'linux')(
  'a process that gave up being root keeps its environment from others of its user',
  () => {
    const program = `
      process.setgroups([]); process.setgid(65532); process.setuid(65532);
      const { spawnSync } = require('node:child_process');
      const { status, stderr } = spawnSync('/bin/cat', ['/proc/' + process.pid + '/environ'], { env: {} });
      console.log(status, String(stderr).trim());`;
    const { stdout } = spawnSync(process.execPath, ['-e', program], {
      env: { NODE_ENV: 'test', SECRET: 'sesame' },
      cwd: '/',
    });
    expect(String(stdout)).toMatch(/^1 .*environ: Permission denied/);
  },
);
