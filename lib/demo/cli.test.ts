import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from './start-demo';

const run = promisify(execFile);

/** Every docker CLI on the path: old and new ones speak to the same swarm. */
const clis = [
  ...new Set(
    (process.env.PATH ?? '').split(delimiter).flatMap((folder) => {
      try {
        return [realpathSync(join(folder, 'docker'))];
      } catch {
        return [];
      }
    }),
  ),
];

if (clis.length === 0) {
  describe.skip('the real docker CLI (skipped: there is no docker on the PATH)', () => it('works', () => {}));
}

describe.each(clis)('the real docker CLI, %s', (cli) => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-cli-'));
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    PATH: process.env.PATH,
    HOME: folder,
    DOCKER_CONFIG: folder,
  };
  let demo: Demo;

  beforeAll(async () => {
    demo = await startDemo({ socketPath: join(folder, 'docker.sock'), calm: true });
  });
  afterAll(async () => {
    await demo.close();
    rmSync(folder, { recursive: true });
  });

  /** What the command prints; a failing command rejects with its stderr. */
  const docker = async (...args: string[]): Promise<string> => {
    const { stdout } = await run(cli, ['-H', `unix://${demo.socketPath}`, ...args], { env, cwd: folder });
    return stdout.trim();
  };
  const lines = async (...args: string[]) => (await docker(...args)).split('\n').filter(Boolean);
  /** Reads again until the answer is right. */
  const eventually = async (read: () => Promise<unknown>, wanted: unknown): Promise<void> =>
    expect.poll(read, { timeout: 15_000, interval: 100 }).toEqual(wanted);
  const replicas = (name: string) => () =>
    docker('service', 'ls', '--filter', `name=${name}`, '--format', '{{.Replicas}}');

  it('version, info and node ls tell of the book’s cluster', async () => {
    expect(await docker('version', '--format', '{{.Server.Version}}')).toBe('27.5.1');
    expect(
      await docker('info', '--format', '{{.Swarm.LocalNodeState}} {{.Swarm.Nodes}} {{.Swarm.Managers}}'),
    ).toBe('active 4 1');
    expect(
      await lines('node', 'ls', '--format', '{{.Hostname}} {{.Status}} {{.Availability}} {{.ManagerStatus}}'),
    ).toEqual(
      [
        'manager Ready Active Leader',
        'worker01 Ready Active ',
        'worker02 Ready Active ',
        'worker03 Ready Active',
      ].map((line) => expect.stringContaining(line.trim())),
    );
    expect(await docker('node', 'inspect', '--pretty', 'worker01')).toMatch(
      /State:\s+Ready\n Availability:\s+Active/,
    );
    expect(await docker('node', 'inspect', 'self', '--format', '{{.ManagerStatus.Leader}}')).toBe('true');
  });

  it('join tokens are told, and rotated one by one', async () => {
    const token = (role: string) => docker('swarm', 'join-token', '--quiet', role);
    const [worker, manager] = [await token('worker'), await token('manager')];
    expect(worker).toMatch(/^SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}$/);
    expect(manager).not.toBe(worker);
    expect(await docker('swarm', 'join-token', 'worker')).toContain(
      `docker swarm join --token ${worker} 10.77.0.1:2377`,
    );
    expect(await docker('swarm', 'join-token', '--rotate', 'worker')).toContain('Successfully rotated');
    expect(await token('worker')).not.toBe(worker);
    expect(await token('manager')).toBe(manager);
    await expect(docker('swarm', 'update', '--task-history-limit', '3')).rejects.toThrow(/stays as it is/);
  });

  it('the book’s stacks run on it', async () => {
    expect(await lines('stack', 'ls', '--format', '{{.Name}} {{.Services}}')).toEqual([
      'echo 2',
      'visualizer 1',
    ]);
    expect((await lines('stack', 'services', 'echo', '--format', '{{.Name}} {{.Replicas}}')).sort()).toEqual([
      'echo_api 3/3',
      'echo_nginx 3/3',
    ]);
    const nodes = await lines('stack', 'ps', 'echo', '--format', '{{.Node}}');
    expect(nodes).toHaveLength(6);
    expect(nodes).not.toContain('manager');
  });

  it('service create, scale, update, rollback and rm converge before the CLI returns', async () => {
    const id = await docker(
      'service',
      'create',
      '--quiet',
      '--name',
      'web',
      '--replicas',
      '2',
      '--publish',
      '8000:8080',
      '--reserve-memory',
      '16M',
      '--limit-cpu',
      '0.5',
      '--network',
      'ch03',
      '--constraint',
      'node.role==worker',
      '--update-monitor',
      '1s',
      '--rollback-monitor',
      '1s',
      '--rollback-parallelism',
      '0',
      'registry:5000/example/echo:latest',
    );
    expect(id).toMatch(/^[a-z0-9]{25}$/);
    expect(await replicas('web')()).toBe('2/2');
    expect(await docker('service', 'inspect', '--pretty', 'web')).toContain('PublishedPort = 8000');

    const scaled = await docker('service', 'scale', 'web=5');
    expect(scaled).toMatch(/converged/);
    expect(await replicas('web')()).toBe('5/5');
    const nodes = await lines('service', 'ps', 'web', '--format', '{{.Node}}');
    expect(new Set(nodes)).toEqual(new Set(['worker01', 'worker02', 'worker03']));

    await docker(
      'service',
      'update',
      '--quiet',
      '--image',
      'registry:5000/example/echo:v2',
      '--update-parallelism',
      '0',
      'web',
    );
    const images = () =>
      lines('service', 'ps', 'web', '--filter', 'desired-state=running', '--format', '{{.Image}}');
    expect(new Set(await images())).toEqual(new Set(['registry:5000/example/echo:v2']));
    await docker('service', 'update', '--quiet', '--rollback', 'web');
    expect(new Set(await images())).toEqual(new Set(['registry:5000/example/echo:latest']));

    const before = await lines('service', 'ps', 'web', '--filter', 'desired-state=running', '--quiet');
    await docker('service', 'update', '--quiet', '--force', '--detach', 'web');
    await eventually(async () => {
      const now = await lines('service', 'ps', 'web', '--filter', 'desired-state=running', '--quiet');
      return now.length === 5 && now.every((task) => !before.includes(task));
    }, true);
    await docker('service', 'rm', 'web');
    await expect(docker('service', 'inspect', 'web')).rejects.toThrow(/no such service: web/i);
  }, 60_000);

  it('a global service follows availability and labels', async () => {
    await docker(
      'service',
      'create',
      '--quiet',
      '--detach',
      '--name',
      'agent',
      '--mode',
      'global',
      'registry:5000/example/echo:latest',
    );
    await eventually(replicas('agent'), '4/4');
    await docker('node', 'update', '--availability', 'drain', 'worker03');
    await eventually(replicas('agent'), '3/3');
    const left = await lines('node', 'ps', 'worker03', '--filter', 'desired-state=running', '--quiet');
    expect(left).toEqual([]);
    await docker('node', 'update', '--availability', 'active', 'worker03');
    await eventually(replicas('agent'), '4/4');
    await expect(docker('service', 'scale', 'agent=3')).rejects.toThrow(
      /scale can only be used with replicated/,
    );

    await docker(
      'service',
      'create',
      '--quiet',
      '--detach',
      '--name',
      'fast',
      '--constraint',
      'node.labels.disk==ssd',
      'registry:5000/example/echo:latest',
    );
    const error = () => docker('service', 'ps', 'fast', '--no-trunc', '--format', '{{.Error}}');
    await eventually(error, '"no suitable node (scheduling constraints not satisfied on 4 nodes)"');
    await docker('node', 'update', '--label-add', 'disk=ssd', 'worker02');
    await eventually(() => docker('service', 'ps', 'fast', '--format', '{{.Node}}'), 'worker02');
    await docker('service', 'rm', 'agent', 'fast');
  }, 60_000);

  it('a crashing container and a missing image say so', async () => {
    await docker(
      'service',
      'create',
      '--quiet',
      '--detach',
      '--name',
      'crash',
      '--restart-max-attempts',
      '1',
      '--restart-delay',
      '100ms',
      'registry:5000/example/echo:latest',
      'sh',
      '-c',
      'exit 137',
    );
    await docker(
      'service',
      'create',
      '--quiet',
      '--detach',
      '--name',
      'gone',
      '--restart-condition',
      'none',
      'registry:5000/example/echo:missing',
    );
    const errors = (name: string) => () =>
      lines('service', 'ps', name, '--no-trunc', '--format', '{{.Error}}');
    await eventually(errors('crash'), ['"task: non-zero exit (137)"', '"task: non-zero exit (137)"']);
    await eventually(errors('gone'), ['"No such image: registry:5000/example/echo:missing"']);
    const { stderr } = await run(
      cli,
      ['-H', `unix://${demo.socketPath}`, 'service', 'logs', '--tail', '1', 'crash'],
      { env },
    );
    expect(stderr).toMatch(/crash\.1\.[a-z0-9]+@\w+ +\| Killed/);
    await docker('service', 'rm', 'crash', 'gone');
  }, 60_000);

  it('jobs run to their end', async () => {
    await docker(
      'service',
      'create',
      '--quiet',
      '--name',
      'job',
      '--mode',
      'replicated-job',
      '--replicas',
      '3',
      '--max-concurrent',
      '2',
      'registry:5000/example/echo:latest',
      'sleep',
      '0.2',
    );
    await eventually(replicas('job'), '0/2 (3/3 completed)');
    await docker('service', 'rm', 'job');
  }, 60_000);

  it('stack deploy and rm, with networks, secrets and configs of its own', async () => {
    writeFileSync(join(folder, 'word'), 'open sesame');
    writeFileSync(
      join(folder, 'stack.yml'),
      `
version: "3.7"
services:
  web:
    image: registry:5000/example/echo:latest
    ports: ["8090:80"]
    deploy: {replicas: 2, placement: {constraints: [node.role != manager]}}
    configs: [word]
    secrets: [word]
  api:
    image: registry:5000/example/echo:latest
configs: {word: {file: ./word}}
secrets: {word: {file: ./word}}
`,
    );
    await docker('stack', 'deploy', '-c', 'stack.yml', 'demo');
    await eventually(
      () =>
        lines('stack', 'services', 'demo', '--format', '{{.Name}} {{.Replicas}}').then((all) => all.sort()),
      ['demo_api 1/1', 'demo_web 2/2'],
    );
    expect(
      await lines(
        'network',
        'ls',
        '--filter',
        'label=com.docker.stack.namespace=demo',
        '--format',
        '{{.Name}} {{.Scope}}',
      ),
    ).toEqual(['demo_default swarm']);
    expect(await lines('secret', 'ls', '--format', '{{.Name}}')).toEqual(['demo_word']);
    expect(await docker('config', 'inspect', '--pretty', 'demo_word')).toContain('open sesame');
    expect(await docker('secret', 'inspect', 'demo_word')).not.toContain(
      Buffer.from('open sesame').toString('base64'),
    );
    await expect(docker('secret', 'rm', 'demo_word')).rejects.toThrow(
      /is in use by the following service: demo_web/,
    );
    // Deploying the same again changes nothing that runs.
    const before = (await lines('stack', 'ps', 'demo', '--quiet')).sort();
    await docker('stack', 'deploy', '-c', 'stack.yml', 'demo');
    expect((await lines('stack', 'ps', 'demo', '--quiet')).sort()).toEqual(before);
    await docker('stack', 'rm', 'demo');
    await eventually(() => lines('stack', 'ls', '--format', '{{.Name}}'), ['echo', 'visualizer']);
    expect(await docker('secret', 'ls', '--quiet')).toBe('');
    expect(await docker('network', 'ls', '--quiet', '--filter', 'name=demo')).toBe('');
  }, 60_000);

  it('network create, inspect and rm', async () => {
    expect(await docker('network', 'create', '--driver', 'overlay', '--attachable', 'mine')).toMatch(
      /^[a-z0-9]{25}$/,
    );
    expect(await docker('network', 'inspect', 'mine', '--format', '{{.Attachable}} {{.Scope}}')).toBe(
      'true swarm',
    );
    await expect(docker('network', 'rm', 'ch03')).rejects.toThrow(/is in use by service/);
    await docker('network', 'rm', 'mine');
    await expect(docker('network', 'inspect', 'mine')).rejects.toThrow(/not found|No such network/);
  });

  it('service logs and events', async () => {
    const logs = await docker('service', 'logs', '--tail', '1', 'echo_api');
    expect(logs.split('\n').length).toBeGreaterThanOrEqual(3);
    expect(logs).toMatch(/echo_api\.1\.[a-z0-9]+@worker\d+ +\| /);
    const since = String(Math.floor(Date.now() / 1000) - 1);
    await docker('service', 'scale', '--detach', 'echo_api=2');
    const events = await lines(
      'events',
      '--since',
      since,
      '--until',
      String(Date.now() / 1000 + 0.5),
      '--filter',
      'type=service',
      '--format',
      '{{.Action}} {{.Actor.Attributes.name}} {{index .Actor.Attributes "replicas.old"}} {{index .Actor.Attributes "replicas.new"}}',
    );
    expect(events).toContain('update echo_api 3 2');
    await docker('service', 'scale', '--detach', 'echo_api=3');
  });
});
